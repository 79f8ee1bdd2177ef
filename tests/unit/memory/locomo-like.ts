/**
 * Ten conversations' memories after the manner of LoCoMo (Maharana et al. 2024): facts from months of talk, and
 * questions, each with the fact that answers it, seldom in its own words. Between them lies what else was told: the
 * facts that are asked for are spread over the whole of it.
 */
type Pair = [fact: string, question: string];
export type Conversation = { facts: string[]; questions: { question: string; evidence: number }[] };

const PEOPLE: Pair[][] = [
  [
    ["Adopted a greyhound called Pixel from the shelter.", "What is the name of my dog?"],
    ["Works night shifts as a nurse in a children's hospital.", "What do I do for a living?"],
    ["Is learning the cello since March.", "Which instrument am I learning to play?"],
    ["Ran the Rotterdam marathon in under four hours.", "How fast was my marathon?"],
    ["Grew up on a tulip farm near Lisse.", "Where did I grow up?"],
    ["Their brother Daan moved to Vancouver for a job in film.", "Which city does my brother live in now?"],
    ["Wants to open a small bakery with a friend.", "What business do I dream of opening?"],
    ["Cannot stand the smell of coconut.", "Which smell do I hate?"],
    ["Broke an ankle on a ski trip in Austria.", "How did I hurt my ankle?"],
    ["Celebrated ten years with their partner Noor in Lisbon.", "Where did we spend our anniversary?"],
  ],
  [
    ["Paints watercolours of lighthouses at weekends.", "What do I like to paint?"],
    ["Teaches mathematics at a secondary school in Graz.", "What subject do I teach?"],
    ["Their grandmother's recipe for dumplings needs plums.", "What goes into grandmother's dumplings?"],
    ["Drives an old red Saab that keeps breaking down.", "What car do I have?"],
    ["Was in a choir that sang in Vienna's cathedral.", "Where did our choir perform?"],
    ["Plans to walk the Camino next spring.", "Which long walk am I planning?"],
    ["Has two daughters, Mila and Jana.", "What are my daughters called?"],
    ["Gave up smoking after their father's illness.", "When did I stop smoking, and why?"],
    ["Lost a wedding ring in a lake and found it again.", "What happened to my ring?"],
    ["Reads crime novels by Fred Vargas.", "Which crime writer do I like?"],
  ],
  [
    ["Studies marine biology in Kiel.", "What am I studying?"],
    ["Volunteers at a seal rescue station every August.", "Where do I volunteer in summer?"],
    ["Is afraid of flying and takes trains instead.", "Why do I travel by train?"],
    ["Their flatmate Sven plays the drums at midnight.", "Who makes noise in my flat at night?"],
    ["Dyed their hair green for a bet.", "What colour did I dye my hair?"],
    ["Is writing a thesis about jellyfish blooms.", "What is my thesis about?"],
    ["Won a chess tournament at the age of nine.", "What did I win as a child?"],
    ["Misses the mountains of their home in Tyrol.", "What do I miss about home?"],
    ["Cooks a famous chickpea curry.", "Which dish am I known for?"],
    ["Saved up for a second-hand sailing boat.", "What was I saving money for?"],
  ],
  [
    ["Retired from the post office after forty years.", "Where did I work before I retired?"],
    ["Keeps bees behind the garden shed.", "Which animals do I keep in the garden?"],
    ["Their wife Helen died three winters ago.", "What was my wife's name?"],
    ["Plays bowls on Thursdays with the neighbours.", "What do I do on Thursdays?"],
    ["Learned to use a tablet from grandson Leo.", "Who taught me to use the tablet?"],
    ["Has never liked the sea, because a cousin drowned.", "Why don't I like the sea?"],
    ["Built a model of the Flying Scotsman out of matches.", "Which train did I build a model of?"],
    ["Gets up at five to feed the hens.", "How early do I get up?"],
    ["Was born in Dundee during an air raid.", "Where was I born?"],
    ["Votes for the best marrow at the village show.", "What do I judge at the village show?"],
  ],
  [
    ["Runs a climbing gym with their sister.", "What business do my sister and I run?"],
    ["Fell in love with a sound engineer called Rui.", "Who am I in love with?"],
    ["Is allergic to penicillin.", "Which medicine must I never get?"],
    ["Collects stamps with birds on them.", "What kind of stamps do I collect?"],
    ["Moved from Recife to Porto in 2019.", "When did I move to Porto?"],
    ["Cries at every wedding.", "What happens to me at weddings?"],
    ["Wants to see the northern lights before turning forty.", "What do I want to see before I am forty?"],
    ["Argued with their landlord about mould in the bathroom.", "What was the trouble with my landlord?"],
    ["Bakes sourdough with a starter named Gonzo.", "What is my sourdough starter called?"],
    ["Speaks Portuguese, English and some Japanese.", "Which languages do I speak?"],
  ],
  [
    ["Is the goalkeeper of a women's hockey team.", "What position do I play in hockey?"],
    ["Sold the house after the divorce.", "Why did I sell my house?"],
    ["Takes the dog to the beach at sunrise.", "What do I do at sunrise?"],
    ["Their son Theo has just begun school.", "What did Theo start recently?"],
    ["Hates public speaking, and took a course for it.", "Which course did I take against my fear?"],
    ["Found an old diary of their aunt's in the attic.", "What did I find in the attic?"],
    ["Manages the accounts of a circus.", "Whose accounts do I manage?"],
    ["Drank tea with a monk in Kyoto.", "Whom did I meet in Kyoto?"],
    ["Grows chillies on the window sill.", "What grows on my window sill?"],
    ["Plans a surprise party for Ingrid's sixtieth birthday.", "For whom is the surprise party?"],
  ],
  [
    ["Writes code for wind turbines.", "What kind of software do I write?"],
    ["Spent a year as an au pair in Boston.", "What did I do in Boston?"],
    ["Their cat Miso has only three legs.", "How many legs has my cat?"],
    ["Is building a tree house for the twins.", "What am I building for the twins?"],
    ["Once met their favourite author in a lift.", "Where did I meet my favourite author?"],
    ["Does not drink alcohol.", "Do I drink wine?"],
    ["Bought a telescope to watch Saturn.", "What did I buy to look at the planets?"],
    ["Got stuck in a snowstorm near Oslo.", "Where were we caught in the snow?"],
    ["Sings in a punk band called Late Fees.", "What is the name of my band?"],
    ["Inherited a vineyard with two cousins.", "What did my cousins and I inherit?"],
  ],
  [
    ["Is a midwife and has delivered eight hundred babies.", "How many babies have I delivered?"],
    ["Rides a cargo bike to the market.", "How do I get to the market?"],
    ["Their mother has forgotten most names.", "What is wrong with my mother's memory?"],
    ["Wears hearing aids since a concert in 2011.", "Since when do I wear hearing aids?"],
    ["Is trying to eat no meat on weekdays.", "When do I eat meat?"],
    ["Planted an apple tree for every godchild.", "What did I plant for my godchildren?"],
    ["Was stung by a jellyfish in Croatia.", "What stung me in Croatia?"],
    ["Saves old radios from the dump and repairs them.", "What do I repair?"],
    ["Speaks at a funeral next Friday.", "Where do I have to give a speech?"],
    ["Loves thunderstorms.", "What weather do I love?"],
  ],
  [
    ["Quit law school to become a carpenter.", "What did I study before carpentry?"],
    ["Lives on a houseboat in Bristol.", "Where do I live?"],
    ["Their best friend Amir is getting married in June.", "Whose wedding is in June?"],
    ["Has a tattoo of a fern on the left arm.", "What tattoo do I have?"],
    ["Swims in the river all winter.", "Where do I swim in winter?"],
    ["Owes their uncle two thousand pounds.", "To whom do I owe money?"],
    ["Made a cradle for their niece Zoe.", "What did I make for my niece?"],
    ["Failed the driving test three times.", "How often did I fail my driving test?"],
    ["Listens to podcasts about shipwrecks.", "What are my favourite podcasts about?"],
    ["Is saving for a lathe.", "Which tool am I saving for?"],
  ],
  [
    ["Sells ceramics at a stall in Lyon.", "What do I sell?"],
    ["Their kiln exploded in May.", "What exploded in spring?"],
    ["Practises capoeira with students half their age.", "Which sport do I do with younger people?"],
    ["Has a long-distance relationship with Emre in Izmir.", "Where does my boyfriend live?"],
    ["Was cheated by a gallery owner.", "Who cheated me?"],
    ["Keeps a turtle named Gustave.", "What is my turtle called?"],
    ["Is moving into a studio by the river in autumn.", "Where will my new studio be?"],
    ["Learned pottery from an old woman in Oaxaca.", "Who taught me pottery?"],
    ["Sleeps badly at full moon.", "When do I sleep badly?"],
    ["Wants to exhibit in Tokyo one day.", "Where would I like to exhibit?"],
  ],
];

const DONE = [
  "Watched",
  "Talked about",
  "Tried",
  "Was tired after",
  "Enjoyed",
  "Complained about",
  "Planned",
  "Missed",
];
const THINGS = [
  "a long meeting on budgets",
  "a picnic in the park",
  "the new bus timetable",
  "a documentary about deserts",
  "a dinner with colleagues",
  "the neighbour's noisy renovation",
  "a yoga class on Tuesday",
  "a trip to the furniture shop",
];

/** What else was told, the same for the same number. */
const other = (person: number, i: number): string =>
  `${DONE[(i + person) % DONE.length]} ${THINGS[(3 * i + person) % THINGS.length]} in week ${i + 1}.`;

const BETWEEN = 7;

export const CONVERSATIONS: Conversation[] = PEOPLE.map((pairs, person) => {
  const facts: string[] = [];
  const questions = pairs.map(([fact, question], i) => {
    for (let j = 0; j < BETWEEN; j++) facts.push(other(person, i * BETWEEN + j));
    facts.push(fact);
    return { question, evidence: facts.length - 1 };
  });
  return { facts, questions };
});
