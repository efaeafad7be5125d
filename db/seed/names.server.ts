// Names for invented people: common in Sweden, also those of families that came from elsewhere.
import type { Dice } from "./random.server";

const words = (text: string) => text.trim().split(/\s+/);

const girls = words(`
  Agnes Alice Alicia Alma Alva Amanda Amina Amira Anna Astrid Ayan Bianca Celine Clara Daniella Ebba Edith Elin Elina
  Elisa Ella Ellen Ellie Elsa Elvira Emelie Emilia Emma Ester Fatima Felicia Filippa Freja Greta Hanna Hedda Hedvig
  Ida Idun Ines Ingrid Iris Isabella Isabelle Izabela Jasmine Joline Josefin Julia Juni Kerstin Klara Layla Lea Leah
  Lilly Linn Linnea Lisa Liv Livia Lova Lovis Lovisa Luna Lykke Maja Majken Maria Mariam Matilda Meja Melina Mila
  Mimmi Minna Moa Molly My Märta Märit Nadia Nellie Nicole Nora Nour Novalie Olivia Oksana Rania Rebecka Rut Sahra
  Saga Salma Sara Selam Selma Signe Sigrid Siri Smilla Sofia Solveig Stella Stina Svea Thea Tilda Tilde Tindra Tove
  Tuva Tyra Valentina Vendela Vera Victoria Wilda Wilma Yasmin Ylva Zahra Zeinab Åsa`);

const boys = words(`
  Abdi Adam Adrian Ahmad Albin Albert Alexander Alfred Ali Alvar Alvin Amir Anton Aron Arvid August Axel Benjamin Bilal
  Björn Charlie Colin Daniel Dante David Ebbe Eddie Edvin Einar Eli Elias Elis Elliot Elton Emil Erik Felix Filip Folke
  Frank Frans Gabriel Gustav Hampus Hamza Hannes Harry Henning Henry Hjalmar Hugo Ibrahim Isak Ivar Jack Jakob Joel
  Johannes John Jonatan Josef Josip Julian Kasper Kevin Khalid Kian Leo Leon Liam Linus Loke Loui Love Lucas Ludvig
  Łukasz Malte Mateusz Matteo Max Melker Melvin Milian Milo Mohammed Måns Nils Noah Noel Nikola Ola Olle Oliver Omar
  Oscar Otto Petter Pontus Rasmus Robin Ruben Salim Sam Samuel Sebastian Sigge Simon Sixten Svante Ted Theo
  Theodor Tage Tor Truls Valdemar Valter Vidar Viggo Viktor Vilgot Vilhelm Ville Vincent Walter Wilhelm William
  Yonas Yusuf Zakaria Åke Östen`);

const women = words(`
  Agneta Amal Anette Anita Ann-Sofie Anna-Karin Annika Barbro Birgitta Camilla Carina Catharina Cecilia Charlotta
  Christina Elisabet Emma Erika Eva-Lena Fadumo Frida Gabriella Gunilla Hanan Helen Helena Henrietta Ingela Inger
  Ingrid Jenny Jessica Johanna Josefine Karolina Katarina Kristina Lena Linda Lotta Louise Madeleine Malin Margareta
  Marie Marianne Mona Monika Märit Nina Petra Pia Rebecka Sanna Sofia Susanne Tatjana Therese Ulrika Veronica Åsa`);

const men = words(`
  Abdullahi Anders Andreas Arne Bengt Bo Carl-Johan Christer Daniel Dragan Emil Fredrik Gunnar Göran Hans Henrik
  Håkan Jan Jesper Joakim Johan Jon Jörgen Kent Kjell Klas Kristoffer Lars Leif Magnus Marcus Martin Mats Mattias
  Michael Mikael Mohamed Morgan Niklas Olof Ove Patrik Per-Erik Peter Pär Rickard Robert Roger Rolf Samir Stefan
  Sten Sven-Erik Thomas Tobias Tomas Torbjörn Ulf Urban Yngve`);

const northern = words(`
  Abrahamsson Ahlström Almqvist Andersson Arvidsson Axelsson Backlund Bengtsson Berggren Berglund Bergman Bergqvist
  Bergström Björk Björklund Blom Blomqvist Boström Brodin Byström Bäckman Dahlberg Dahlgren Danielsson Edlund Edström
  Ekblom Ekholm Eklund Eliasson Engman Eriksson Fahlén Fjällström Forsberg Forsgren Forslund Fransson Fredriksson
  Friberg Frisk Fröjd Gradin Granberg Granlund Grundström Gustafsson Hagström Hallin Hamrin Hansson Hedlund Hedman
  Hellström Henriksson Hermansson Högberg Höglund Holmberg Holmgren Holmqvist Häggkvist Isaksson Jakobsson Jansson
  Johansson Jonasson Jonsson Karlsson Kjellin Klockare Larsson Lidström Lindahl Lindberg Lindén Lindgren Lindholm
  Lindmark Lindqvist Lindström Ljungberg Lundberg Lundgren Lundin Lundkvist Löfgren Magnusson Mattsson Melander Molin
  Modin Mårtensson Nilsson Norberg Nordin Nordlander Nordström Norgren Nygren Nyberg Nylander Nyman Nyström Näslund
  Olofsson Olsson Palm Persson Pettersson Rehn Rosén Rönnqvist Salomonsson Samuelsson Sandberg Sandin Sandström
  Selander Sjöberg Sjödin Sjögren Sjölund Sjöström Skoglund Stenman Strömberg Sundberg Sundin Sundqvist Svedin
  Svensson Söderberg Söderlund Sörlin Thelin Thorén Törnqvist Vestin Wallin Wallgren Westberg Westerlund Westman
  Wikberg Wiklund Wikström Zetterström Åberg Ågren Åkerlund Åkesson Åslund Ödling Öberg Öhman Öhlund Österberg Östlund`);

const fromElsewhere = words(`
  Abdi Ahmed Al-Hassan Ali Barzani Demir Dragić El-Amin Farah Ghebremedhin Haddad Hakimi Hassan Hosseini Hussein
  Ibrahim Jama Kaya Khalil Kovač Kowalska Kozak Mahmoud Mohamud Nazari Nguyen Novak Omar Osman Petrenko Rahimi
  Saleh Sharif Shevchenko Tekle Tesfay Virtanen Warsame Yilmaz Yusuf Zielińska`);

export const givenNames = {
  pupil: { female: girls, male: boys },
  adult: { female: women, male: men },
} as const;

export function familyName(dice: Dice): string {
  return dice.chance(0.14) ? dice.pick(fromElsewhere) : dice.pick(northern);
}
