namespace Pipeline.TagQuotes;

/// <summary>Words that go with people: titles, roles and common first names by gender.</summary>
internal static class People
{
    /// <summary>Words before a name that are not a part of it.</summary>
    public const string Titles =
        "mr mr. mrs mrs. ms ms. miss dr dr. sir dame sen sen. senator senators rep rep. representative gov gov. governor president premier "
        + "chancellor secretary minister mayor gen gen. general col col. colonel capt capt. captain sgt sgt. sergeant lt lt. lieutenant judge justice "
        + "prof prof. professor rev rev. reverend king queen prince princess lord lady pope bishop archbishop cardinal rabbi imam sheikh "
        + "ambassador congressman congresswoman councillor councilman councilwoman commissioner sheriff chief director chairman chairwoman "
        + "attorney spokesman spokeswoman spokesperson speaker leader coach vice-president ex-president cllr det det. insp insp. const const. "
        + "supt supt. sgt staff detective inspector constable superintendent deputy";

    /// <summary>Nouns for a person by what they do, which a later "the …" can refer to.</summary>
    public const string Roles =
        "official officials spokesman spokeswoman spokesperson minister president senator governor mayor secretary ambassador envoy analyst "
        + "expert experts lawyer attorney judge officer police chief director manager executive chairman chairwoman chair chairperson professor "
        + "researcher researchers scientist scientists author authors doctor doctors leader leaders lawmaker lawmakers candidate nominee "
        + "strategist pollster adviser advisor aide aides source sources witness witnesses diplomat diplomats general commander founder ceo "
        + "economist teacher student coach player captain farmer owner resident residents critic critics congressman congresswoman businessman businesswoman billionaire man woman mother father son daughter wife "
        + "husband brother sister pastor priest bishop reporter journalist writer editor host activist advocate investigator investigators "
        + "prosecutor prosecutors authorities detective premier councillor commissioner superintendent sergeant spokespeople "
        + "star actor actors actress singer musician rapper guitarist composer drummer artist painter sculptor filmmaker film-maker screenwriter "
        + "presenter broadcaster novelist poet blogger columnist photographer designer architect chef dancer comedian comedienne magician striker "
        + "defender midfielder goalkeeper goalie winger quarterback pitcher batsman bowler golfer sprinter boxer cyclist jockey skipper champion "
        + "referee umpire driver pilot astronaut sailor soldier veteran nurse surgeon physician paediatrician pediatrician psychiatrist psychologist "
        + "pharmacist dentist dietitian nutritionist midwife paramedic firefighter biologist chemist physicist geologist astronomer meteorologist "
        + "climatologist seismologist archaeologist historian philosopher sociologist anthropologist engineer programmer developer inventor "
        + "entrepreneur investor banker trader broker accountant consultant lobbyist campaigner protester protesters demonstrator organizer organiser "
        + "volunteer survivor passenger neighbor neighbour roommate landlord tenant homeowner shopkeeper fisherman rancher trucker salesman saleswoman "
        + "plumber electrician carpenter mechanic barrister solicitor defendant juror magistrate ombudsman parliamentarian legislator backbencher "
        + "opponent opponents rivals supporter supporters principal headteacher headmaster librarian curator rector lecturer scholar academic graduate "
        + "teenager grandmother grandfather uncle aunt cousin nephew niece widow widower boyfriend girlfriend fiance fiancee mum mom dad";

    /// <summary>Nouns for bodies and documents that speak.</summary>
    public const string Bodies =
        "group company agency department ministry committee commission campaign report study survey poll statement union organization "
        + "organisation bank court panel board association university administration government team party institute office bureau council "
        + "network newspaper magazine website site paper letter memo document release email tweet complaint lawsuit ruling decision firm "
        + "fund institution center centre foundation society federation coalition alliance church hospital school police army military";

    /// <summary>Last words of names that are no person's, unless a first name stands before them.</summary>
    public const string Things =
        "news street avenue road park river lake valley city county island islands mountain mountains beach bay airport station stadium arena theatre theater museum "
        + "gallery library hotel restaurant cafe bridge tower plaza mall square building center act bill law amendment treaty agreement accord deal championship championships "
        + "league cup games olympics festival awards inc inc. corp corp. ltd ltd. llc plc gmbh holdings motors airlines airways energy pipeline systems "
        + "technologies solutions services partners ventures capital records studios pictures entertainment media press books publishing industries "
        + "conference parliament congress senate assembly republic kingdom states canada america britain england scotland australia ireland zealand korea africa "
        + "ocean sea desert canal district province region war crisis era century";

    /// <summary>Common first names of men.</summary>
    public const string Men =
        "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua "
        + "kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon "
        + "benjamin samuel gregory alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle "
        + "ethan walter noah jeremy christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce "
        + "gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene bill bob jim tom "
        + "mike dave steve ted ben ken dan don jeff greg ron chris matt tim pete barack bernie marco mitt jeb rand newt rick chuck harry mitch josh "
        + "karl vladimir dmitry dmitri sergei sergey ivan igor boris oleg mikhail andrei alexei volodymyr emmanuel nicolas francois jean pierre "
        + "antonio jorge luis carlos miguel pedro pablo javier fernando mohammed muhammad mohamed ahmed ali hassan hussein omar ibrahim abdul mahmoud "
        + "hans klaus wolfgang olaf friedrich stefan sergio mario giuseppe matteo xi narendra hiroshi shinzo kim justin stephane gilles jagmeet "
        + "andrew doug jason francois-philippe gordon neil ian simon graham nigel keir rishi jeremy colin stuart malcolm craig derek trevor geoff "
        + "reince corey kellyanne's paul jared anderson wolf tucker sean lindsey lou evan dean mateo liam oliver lucas theodore leo elon jerome "
        + "clarence samuel louis fred alex max sam nick tony ray glenn howard phil stan carlo ed eddie danny jimmy johnny kirk dale earl ernest "
        + "adrian alistair allan amir andre andreas andy angus anton arnold arturo ashraf barry bashar bartholomew bart baruch basil benedict bernard "
        + "bert brad brendan brent brett bryce byron caleb calvin cameron cesar chad clark claude clifford clive cody cole connor conor curtis damian "
        + "damon darren darryl davide denis desmond dexter diego dirk dominic donovan drew dwayne dwight eduardo eli elliot elliott emilio emmett "
        + "enrique erik ernesto esteban ezra felipe felix fidel finn francis francisco franz freddie gareth garrett gavin geoffrey gerard gerry gilbert "
        + "giovanni glen grant guillermo gus hamid hank hector heinz herbert herman horacio howie hugh hugo imran isaac ismail jake jamal jamie jan "
        + "jarrod jay jeffery jens joachim joel johan johannes jon jonas jorg juergen julian jurgen kareem karim kelvin kenny kirill kurt lars laurence "
        + "leon leonard leonardo lester lewis lionel lloyd lorenzo luca luke magnus manuel marc marcel marcelo marcus marius markus martin marvin "
        + "maurice maxim mauricio mel melvin mickey milo milton mitchell mohamad mohamud morgan mustafa nasser nate nathaniel ned niall nicolás niels "
        + "norman olivier oscar otto owen pascal pat percy philippe pierce rafael raj rajiv ralf ramon raul reggie reginald rene rex ricardo rob "
        + "roberto roderick rodrigo roland rory ross rowan ruben rudolf rudy rupert salman salvador samir sandy saul scot sebastian shane shaun sidney "
        + "simeon spencer stanley stefano stewart sylvain tariq taylor terence terrence tobias toby todd tommy travis ulrich vernon victor vijay vince "
        + "vinay viktor warren wesley wilbur wilfred xavier yasser yousef yusuf zach zack";

    /// <summary>Common first names of women.</summary>
    public const string Women =
        "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle "
        + "carol amanda melissa deborah stephanie dorothy rebecca sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole "
        + "samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren "
        + "kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia "
        + "frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis "
        + "lori marie hillary melania ivanka kellyanne nikki condoleezza sonia ruth elena tammy karoline chrystia rona jane kate katie kathy sue "
        + "debbie carly jill tiffany chelsea michele huma loretta heidi megyn erin wendy tracy tina anne annie angela ursula theresa liz jody rosa "
        + "fatima aisha leila yulia olga natalia svetlana irina tatiana ekaterina anastasia maria kamala alexandria ilhan rashida gretchen claire "
        + "susanna caroline lucy ellen sheila kristen kirsten jenna joanna joanne robin holly paula peggy rita vanessa yvonne darian carla monica "
        + "priti nicola marine giorgia jacinda margrethe christia bonnie rachael alison allison jodie naomi elaine eva nina molly sally "
        + "abby adele adriana agnes aimee alana alexandra alicia alina allie alyssa amelia amina amira andie angelica angelina angie anita annabel anja "
        + "anneliese annette antonia ariana arlene astrid audrey ava ayesha beatrice becky belinda bernadette beth bethany betsy beverley bianca "
        + "bridget brianna brooke camille candace candice carmen carole caitlin cassandra cate catharine cathy cecilia celeste celia chloe christa "
        + "christiane cindy clara clare claudia colette colleen connie constance cora courtney daisy daniela dawn deb deirdre delia della dianne dina "
        + "dolores doreen edith edna eileen eleanor elisa elisabeth elise eliza ella ellie elsa elsie emilia erica erika esther ethel eve eugenia fiona "
        + "fran francesca francine freya gabriela gabrielle gail gemma genevieve georgina geraldine gillian gina ginny gladys glenda greta gwen gwyneth "
        + "harriet hazel hilary ida imogen ines ingrid irene isabel isabelle ivy jacqui jana jasmine jeanette jeanne jeannie jess jo joann jocelyn "
        + "josephine josie joy juanita juliana juliet justine kara karin karina kasia katarina katharine katja katrina kay kayleigh keira kendra kerry "
        + "kim kira kirsty kristin kristina kristine lana lara latoya leah leanne lena lenore leona lilian lillian lily lindsay lisbeth liza lois lola "
        + "lorraine lottie louise luisa lydia lynn lynne mabel maeve maggie maisie malala mandy mara marcia margarita marge margot mariam marianne "
        + "marina marissa marjorie marlene marta maureen maxine maya meg meghan melanie mia michaela mildred millie mimi mindy miranda miriam moira "
        + "monique myra nadia nadine natasha nell nora noreen nour odette pam patty pauline penelope penny petra phoebe phyllis polly pippa rachelle "
        + "ramona reese regina renata rhonda roberta romy rosalind rosalyn rose rosemary rosie roxanne sabrina sadie salma sasha selena serena shannon "
        + "shelby shelley sheryl sian silvia simone sonja sophie stacey stacy stella susie suzanne sybil sylvia tamara tania tanya tara tasha tess "
        + "tessa thelma theodora tilda toni trisha trudy ulrike valerie vera vicky violet vivian vivienne wanda wilma winnie yasmin yoko yolanda zara "
        + "zoe";

    /// <summary>Titles and roles that say the gender.</summary>
    public const string Male = "mr mr. sir king prince lord congressman spokesman chairman businessman councilman man father son husband brother pope "
        + "boy boyfriend dad grandfather uncle nephew widower salesman fisherman headmaster";

    /// <summary>Titles and roles that say the gender.</summary>
    public const string Female =
        "mrs mrs. ms ms. miss dame queen princess lady congresswoman spokeswoman chairwoman businesswoman councilwoman woman mother daughter wife sister "
        + "girl girlfriend mum mom grandmother aunt niece widow actress saleswoman midwife comedienne";
}
