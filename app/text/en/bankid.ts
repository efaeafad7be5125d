/** BankID's recommended messages (RFA), and what is said around them. */
export const bankid = {
  rfa1: "Start your BankID app.",
  rfa1Qr: "Start your BankID app and scan the QR code.",
  rfa3: "Action cancelled. Please try again.",
  rfa4: "An identification or signing for this personal number is already started. Please try again.",
  rfa5: "Internal error. Please try again.",
  rfa6: "Action cancelled.",
  rfa8: "The BankID app is not responding. Please check that it is started and that you have internet access. If you do not have a valid BankID you can get one from your bank. Then try again.",
  rfa9Auth: "Enter your security code in the BankID app and select Identify.",
  rfa9Sign: "Enter your security code in the BankID app and select Sign.",
  rfa13: "Trying to start your BankID app.",
  rfa14A:
    "Searching for BankID, it may take a little while … If a few seconds have passed and still no BankID has been found, you probably do not have a BankID which can be used for this identification or signing on this computer. If you have a BankID card, please insert it into your card reader. If you do not have a BankID you can get one from your bank. If you have a BankID on another device you can start the BankID app on that device.",
  rfa14B:
    "Searching for BankID, it may take a little while … If a few seconds have passed and still no BankID has been found, you probably do not have a BankID which can be used for this identification or signing on this device. If you do not have a BankID you can get one from your bank. If you have a BankID on another device you can start the BankID app on that device.",
  rfa15A:
    "Searching for BankID, it may take a little while … If a few seconds have passed and still no BankID has been found, you probably do not have a BankID which can be used for this identification or signing on this computer. If you have a BankID card, please insert it into your card reader. If you do not have a BankID you can get one from your bank.",
  rfa15B:
    "Searching for BankID, it may take a little while … If a few seconds have passed and still no BankID has been found, you probably do not have a BankID which can be used for this identification or signing on this device. If you do not have a BankID you can get one from your bank.",
  rfa16:
    "The BankID you are trying to use is blocked or too old. Please use another BankID or get a new one from your bank.",
  rfa17A:
    "The BankID app could not be found on your computer or mobile device. Please install it and get a BankID from your bank. Install the app from your app store or install.bankid.com.",
  rfa17B:
    "Failed to scan the QR code. Start the BankID app and scan the QR code. Check that the app is up to date. If you do not have the BankID app, you need to install it and get a BankID from your bank. Install the app from your app store or install.bankid.com.",
  rfa18: "Start the BankID app",
  rfa19Auth: "Would you like to identify yourself with a BankID on this computer or with a Mobile BankID?",
  rfa19Sign: "Would you like to sign with a BankID on this computer or with a Mobile BankID?",
  rfa20Auth: "Would you like to identify yourself with a BankID on this device or on another device?",
  rfa20Sign: "Would you like to sign with a BankID on this device or on another device?",
  rfa21: "Identification or signing in progress.",
  rfa22: "Unknown error. Please try again.",
  rfa23: "Photograph and read your ID document with the BankID app.",
  callConfirm: "Answer in the BankID app whether you are on the phone with us.",
  callDeclined:
    "You answered in the BankID app that you are not on the phone with us. The action is cancelled.",
  appTooOld: "Your BankID app needs to be updated for this. Update it and try again.",
  riskBlocked: "BankID stopped the action for security reasons. Try again later or contact your bank.",
  badSignature: "The signature from BankID could not be confirmed and has not been saved. Please try again.",
} as const;
