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
        + "prosecutor prosecutors authorities detective premier councillor commissioner superintendent sergeant spokespeople";

    /// <summary>Nouns for bodies and documents that speak.</summary>
    public const string Bodies =
        "group company agency department ministry committee commission campaign report study survey poll statement union organization "
        + "organisation bank court panel board association university administration government team party institute office bureau council "
        + "network newspaper magazine website site paper letter memo document release email tweet complaint lawsuit ruling decision firm "
        + "fund institution center centre foundation society federation coalition alliance church hospital school police army military";

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
        + "clarence samuel louis fred alex max sam nick tony ray glenn howard phil stan carlo ed eddie danny jimmy johnny kirk dale earl ernest";

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
        + "priti nicola marine giorgia jacinda margrethe christia bonnie rachael alison allison jodie naomi elaine eva nina molly sally";

    /// <summary>Titles and roles that say the gender.</summary>
    public const string Male = "mr mr. sir king prince lord congressman spokesman chairman businessman councilman man father son husband brother pope";

    /// <summary>Titles and roles that say the gender.</summary>
    public const string Female =
        "mrs mrs. ms ms. miss dame queen princess lady congresswoman spokeswoman chairwoman businesswoman councilwoman woman mother daughter wife sister";
}
