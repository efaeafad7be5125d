/** What has happened to a report on its way out of the tool (`what`), and what a person does now (`now`). */
export const channels = {
  kinds: {
    own_reception: "The tool's own reception",
    sdk: "Secure digital communication (SDK)",
    lifecare: "The municipality's case system (Lifecare)",
    e_service: "The municipality's e-service",
    letter: "Letter",
    personal: "Handed over in person",
    phone: "Phone",
    phone_only: "Phone only",
  },
  waiting: {
    at_the_service: "The message is at the message service and has not gone further yet.",
    awaiting_receipt: "The message is on its way. The receiver has not given a receipt yet.",
    unknown:
      "The message service answers with a state that the tool does not know. It does not count as arrived.",
  },
  codes: {
    unreachable: {
      what: "No connection to the service. Nothing has been handed over.",
      now: "The tool tries again by itself. If the report is urgent, phone the reception now.",
    },
    timed_out: {
      what: "The service did not answer in time. The message may have reached it.",
      now: "The tool tries again without sending it twice. If the report is urgent, phone the reception now.",
    },
    broken_off: {
      what: "The connection broke midway. The message may have reached the service.",
      now: "The tool tries again without sending it twice. If the report is urgent, phone the reception now.",
    },
    unauthorized: {
      what: "The service does not let the tool in.",
      now: "Tell those who run the tool: its credentials or certificate need to be looked at. Phone the reception if the report is urgent.",
    },
    too_many_requests: {
      what: "The service takes no more calls just now.",
      now: "The tool waits and tries again.",
    },
    service_error: {
      what: "The service has an internal error.",
      now: "The tool tries again. If it takes long, phone the reception and tell those who run the tool.",
    },
    bad_answer: {
      what: "The service answered in a way that cannot be understood.",
      now: "The tool asks again. If it takes long, phone the reception and tell those who run the tool.",
    },
    not_known: {
      what: "The service does not know the message.",
      now: "The tool sends it again. If it takes long, phone the reception.",
    },
    not_ended: {
      what: "The message is still on its way, so the service's copy is not removed.",
      now: "Nothing needs to be done. The tool tries again later.",
    },
    answer_about_another: {
      what: "The service's answer was about another message or another receiver. It does not count as a receipt.",
      now: "The tool asks again. If the same answer comes, phone the reception and tell those who run the tool.",
    },
    too_large: {
      what: "The report is larger than the channel takes, even without attachments.",
      now: "Hand the report over in another way: phone the reception, and send it as a letter or hand it over in person.",
    },
    message_invalid: {
      what: "The message could not be put together. Nothing has been handed over.",
      now: "Phone the reception, hand the report over in another way and tell those who run the tool.",
    },
    attachment_differs: {
      what: "An attachment is not the one that the document lists. Nothing has been handed over.",
      now: "Phone the reception, hand the report over in another way and tell those who run the tool at once.",
    },
    digest_differs: {
      what: "The document is not the one that was signed. Nothing has been handed over.",
      now: "Phone the reception, hand the report over in another way and tell those who run the tool at once.",
    },
    address_invalid: {
      what: "The receiver's address in the contact register cannot be used in this channel. Nothing has been handed over.",
      now: "Phone the reception. Correct the address in the contact register and send again.",
    },
    refused_by_service: {
      what: "The service did not take the message.",
      now: "Phone the reception, hand the report over in another way and tell those who run the tool.",
    },
    id_taken: {
      what: "The message's number is used by another message at the service. Nothing has been handed over.",
      now: "Send again as a new delivery. Phone the reception if the report is urgent.",
    },
    content_differs: {
      what: "The document that the service has is not the one that was sent.",
      now: "Phone the reception and ask what they have received. Send again as a new delivery, and tell those who run the tool at once.",
    },
    exchange_failed: {
      what: "The message service got no receipt from the receiver. The report does not count as arrived.",
      now: "Phone the reception and ask whether it has come. If not, hand it over in another way or send again as a new delivery.",
    },
    service_gave_up: {
      what: "The message service failed with the message. The report does not count as arrived.",
      now: "Phone the reception. Hand the report over in another way or send again as a new delivery.",
    },
    rejected_syntax: {
      what: "The receiver rejected the message: it does not follow the national form.",
      now: "Phone the reception, hand the report over in another way and tell those who run the tool.",
    },
    rejected_rule: {
      what: "The receiver rejected the message: it breaks one of the receiver's rules.",
      now: "Phone the reception and ask why. Hand the report over in another way.",
    },
    rejected_signature: {
      what: "The receiver rejected the message: the message service's signature or encryption was not accepted.",
      now: "Phone the reception, hand the report over in another way and tell those who run the tool.",
    },
    receiver_not_found: {
      what: "The receiver rejected the message: the address does not exist there.",
      now: "Phone the reception and ask for the right address. Correct the contact register and send again.",
    },
    content_too_long: {
      what: "The receiver rejected the message: it is too large.",
      now: "Phone the reception. Send the report without attachments, and hand those over in another way.",
    },
    content_not_supported: {
      what: "The receiver rejected the message: something in it is not accepted there.",
      now: "Phone the reception. Send the report without attachments, and hand those over in another way.",
    },
    content_inconsistent: {
      what: "The receiver rejected the message: what it says of itself does not agree.",
      now: "Phone the reception, hand the report over in another way and tell those who run the tool.",
    },
    content_forbidden: {
      what: "The receiver rejected the message: harmful code is suspected in a file.",
      now: "Phone the reception. Check the attachments and send the report without them.",
    },
    duplicate: {
      what: "The receiver rejected the message: one with the same number is there already. That is no receipt.",
      now: "Phone the reception and ask whether they have the report. If not, send again as a new delivery.",
    },
    rejected: {
      what: "The receiver rejected the message for no known reason.",
      now: "Phone the reception and ask why. Hand the report over in another way.",
    },
    other_municipality: {
      what: "The case system is used only when school and reception belong to the same municipality. Nothing has been handed over.",
      now: "Choose another channel for the reception in the contact register and send again.",
    },
    no_child_number: {
      what: "The case system only takes reports on children whose number may be handed to it: not on a child without a personal identity number, and not where the identity is protected. Nothing has been handed over.",
      now: "Hand the report over in another way. Phone the reception if it is urgent.",
    },
    no_party_id: {
      what: "The child is not known to the case system. Nothing has been handed over.",
      now: "Hand the report over in another way. Phone the reception if it is urgent.",
    },
    matter_uncertain: {
      what: "It is uncertain whether a matter was made in Lifecare: its answer was lost. No other is made, so that there are not two.",
      now: "Phone the reception and ask them to look. If there is no matter, send again. If there is one without a document, hand the report over in another way.",
    },
    matter_without_pdf: {
      what: "A matter was made in Lifecare, but the report could not be attached. The matter is empty.",
      now: "Phone the reception and say that the matter is empty. Hand the report over in another way.",
    },
  },
} as const;
