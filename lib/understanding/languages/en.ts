import type { Tables } from '../language.ts';

export const en: Tables = {
  shortForms: `
    dnt dnot = do not
    yuo uyo = you
    teh hte = the
    ths thi tis = this
    lke lik liek = like
    hre = here
    cha = chat
    conversaton converstion convo = conversation
    chta = chat
    i'm im = i am
    i'd id = i would
    i've ive = i have
    i'll = i will
    you're youre ur = you are
    you've youve = you have
    you'd youd = you would
    you'll youll = you will
    we'd = we would
    we've weve = we have
    we're = we are
    it's = it is
    that's thats = that is
    that'd thatd = that would
    that'll thatll = that will
    it'd itd = it would
    it'll itll = it will
    this'd = this would
    what's whats = what is
    where's wheres = where is
    who's whos = who is
    how's hows = how is
    how're howre = how are
    gtg g2g = got to go
    bb = bye
    mornin = morning
    wazzup wazup = wassup
    there's theres = there is
    here's heres = here is
    let's lets = let us
    don't dont don = do not
    doesn't doesnt = does not
    didn't didnt = did not
    isn't isnt = is not
    aren't arent = are not
    wasn't wasnt = was not
    weren't werent = were not
    can't cant cannot = can not
    couldn't couldnt = could not
    won't wont = will not
    wouldn't wouldnt = would not
    shouldn't shouldnt = should not
    haven't havent = have not
    hasn't hasnt = has not
    ain't aint = is not
    wanna = want to
    gonna = going to
    gotta = got to
    gimme = give me
    lemme = let me
    kinda = kind of
    pls plz plss plzz pleas plese = please
    u ya'll = you
    r = are
    w = with
    ppl = people
    tlk tak takl tal talkt = talk
    wit wth wiht wih wtih withh witg wuth = with
    cht caht chta = chat
    hlp hepl hlep = help
    hav hve hv = have
    giv gve = give
    cal cll = call
    ned nead ineed = need
    yor yuor yoru = your
    frm fom = from
    tem taem = team
    liv = live
    rel rael = real
    spk spek = speak
    wnt wan = want
    cn = can
    g'day gday = good day
    sum1 som1 sme1 smone = someone
    agnt = agent
    hooman humen = human
    sb sbdy smbdy smby sumbody somebdy somebody's = somebody
    smb = somebody
    sm1 some1 = someone
    any1 = anyone
    thru = through
    cuz coz bcoz bc = because
    tho = though
    b4 = before
    cust = customer
    svc = service
    thx thnx thanx tnx tx thks thxs tks = thanks
    ty tysm tyvm thankyou thankyu = thank you
    yw = you are welcome
    nvm nm = never mind
    nty = no thank you
    idk = i do not know
    dunno = do not know
    ok okay okey oki okie okidoki okeydokey = ok
    ttyl = talk to you later
    cya = see you
    gn = good night
    gm = good morning
    brb = be right back
    asap = asap
    2 = to
    4 = for
    csr = representative
    helpdesk = help desk
    livechat = live chat
  `,
  clauseBreaks: 'but',
  exceptions: 'anything anyone anybody nothing nobody noone everything',

  lists: `
    relation = mother father mum mom dad sister brother son daughter wife husband partner friend friends boss neighbour neighbor client flatmate roommate mate grandma grandpa grandmother grandfather parents kids children aunt uncle cousin girlfriend boyfriend
    others = people customers users clients everyone everybody others parents kids folks employees humans they who
    being = bot bots robot robots human humans person people agent agents being ai machine computer chatbot chatterbot program software representative rep assistant humanoid android operator employee guy
    kind = real actual live living human artificial automated virtual true proper genuine computer robotic physical alive automatic
    talking = talking speaking chatting writing texting communicating connected dealing linked typing messaging conversing interacting
    writing = writing typing answering reading replying responding behind watching
    customer = customer customers client clients consumer consumers user users guest guests member members buyer buyers shopper costumer
    service = service services support care relations assistance help success experience happiness satisfaction
    support = support service services care assistance help
    channel = tech technical phone telephone live online product chat email sales billing aftersales human real live
    team = team teams department departments dept division staff people desk desks section unit office center centre centers personnel crew guys folks lady
    line = line lines hotline hotlines helpline number numbers phone phones
    agent = agent agents representative representatives rep reps operator operators advisor advisors adviser advisers attendant attendants
    worker = agent agents representative representatives rep reps operator operators advisor advisors adviser advisers person people human humans associate associates specialist specialists executive executives employee employees member members teammate teammates manager managers staff worker workers officer assistant assistants attendant consultant expert experts technician colleague professional personnel rep guy lady
    office = billing finance sales shipping accounts accounting management hr legal complaints returns refunds claims logistics delivery payments bookings reservations marketing retention cancellations collections operations compliance headquarters fraud security shipping technical it
    one = @person @team
    any = @person @anybody @team
    may = can could would will may might should shall
    doing = confirm verify guide walk advise process approve decide verify assess look check sort fix deal handle help assist review solve resolve explain investigate examine answer respond reply call contact ring phone message sorting looking
    done = this that it me us my these things at into in over up out with through care something to part on involved off asap please now
    after = please here now today then instead asap around there though anytime soon rather
    you = you u ya
    someone = nobody noone somebody someone anyone anybody person people guy human one individual man woman
  `,
  people: `
    cs <worker>
    right/correct/concerned/relevant/appropriate/responsible person/people
    <someone> with a pulse/heartbeat/brain/clue
    <someone> who/that really/actually? knows/understands what/how/this/my/the/things/it/english
    grown up
    grownup/grownups
    <someone> from/of/in the/your/a */warranty/delivery/shipping/returns/repairs team/department/desk/dept
    <someone>/voice on/at the other end/side
    <worker> of yours/your
    my? case/claims/claim handler/handlers/worker/workers/manager/managers/agent
    someone/somebody/person/people/guy/lady from/of/in/at the/your? <office> <team>?
    <agent>/human/humans
    consultant/counselor/counsellor/consultants
    human/living being/beings
    human/live/real/living/actual/customer/service/support <worker>
    <customer> <service> <worker>
    <channel>/<support> <support>? <agent>/associate/specialist/person/employee/worker
    <support> desk/team/center/centre/department/line/staff <worker>
    helpdesk <worker>
    sales/account/billing/phone/technical/tech <agent>
    team/staff/crew member/members
    member/members of your/the/our/staff/customer? team/staff/service/support/crew? team/staff?
    call/contact center/centre <worker>
    real one
    someone/somebody/anyone/anybody real/human
    flesh and blood <worker>?
    your/another colleague/colleagues/coworker/supervisor/supervisors/manager/managers/boss/superior
    one/some/any of your <worker>/colleagues/employees/guys
    <someone> from/of/in/at/on/within your/the? <customer>/technical/tech/billing/sales? <support>? <team>/company/organization/organisation/side/shop/store/end/business/firm/bank/hotline/helpdesk/<support>
    <someone> from/of/in/at/on/within your/the? <customer> <service> <team>?
    <someone> who/that works for/at/there/with/in you/your/the/customer? company/team/service/support?
    <someone> with? who/that? can/could/will/is/actually/really/able/has/have? authority/competent/qualified/knowledgeable/capable/experienced
    <someone> working for/at/in/there you/your/the/customer? company/team/service/support?
  `,
  anybody: `
    <someone> local/senior/competent/qualified/capable
    adult/adults
    billing/sales
    person/persons/people/individual/somebody/someone/anybody/anyone/somone/man/woman/guy
    some/any one/body
    <someone> else/there/real/human/live/over/physical?
    manager/managers/supervisor/supervisors/boss/superior/superiors
    executive/executives
    specialist/specialists/expert/experts/professional/technician/technicians
    employee/employees/worker/workers/associate/associates/colleague/colleagues/coworker/coworkers/staff/assistant
    my account/relationship/case/personal manager/advisor/adviser/representative/handler/consultant
    lady/gentleman/banker/owner/director/ceo/teller/clerk/receptionist/engineer/accountant/salesperson/salesman/higherup/teamleader/lead
    <someone> who/that can/could/will/would/might/is/actually/really/able? able/actually/really/to? help/helps/assist/assists/understand/understands/solve/solves/fix/answer me/us/this/it/properly?
    <someone> to help/assist me/us?
    a/real/human person/human to help/assist/check/look/review/sort/explain/answer
    whoever/someone/somebody/anyone/person is? in charge
    person/one/someone/somebody responsible
    <someone> higher/senior up?
    <someone>/any/some/whoever of your/the/you people/team/colleagues/staff/representatives/agents/guys/employees/managers/specialists/workers/experts
    one/any/some of you guys/people/lot?
    your team/staff/people/company/guys/colleagues/office/employees
  `,
  alone: `
    <someone> local/senior/competent/qualified/capable
    <someone>/whoever/person/one is? in charge
    the? person/one/somebody/someone/whoever is? responsible/accountable
    a/real/human person/human to help/assist/check/look/review/sort/explain/answer
    person/manager/supervisor/somebody
    real/live/actual/another? person/people/someone/somebody/staff/employee
    somebody/someone/anybody/anyone real/human/live
    <someone> who/that can/could/will/would/might/is/actually/really/able? able/actually/really/to? help/helps/assist/assists/understand/understands/solve/solves/fix/answer me/us/this/it/properly?
    <someone> to help/assist me/us?
    a/an/the/some? real/live/actual/another/physical? person/manager/supervisor/specialist/employee/people/assistant
    <customer> service/support/care/services
  `,
  departments: `
    real/live/actual voice
    cs please/team/department/now
    human/personal decision/review/check/verification/reviewer
    manual assistance/intervention/handling
    <customer> services/supports/cares number/line/phone
    first/second/third/2nd/3rd/next/higher level/line/tier support/help
    level/tier to/two/three/one/1/3 support/help/technician
    human voice/handover/handoff/takeover/option/eyes/touch
    another/other/different/different department/team/desk
    <customer> <service> and <service> <team>?
    <customer> <service> <team>? <line>/email/address/contact/details? number/details?
    <customer> service/support/care service/support/care <team>? number?
    <customer> line/lines/hotline/hotlines/helpline/helpdesk/desk number?
    <customer> phone line/number
    <channel> <support> <team>/<line>? number/agent?
    <support> <team>/<line>/service number?
    after sales service/support/care/team/department team/department?
    help/service/support/info/information desk/line/center/centre/point
    helpline/hotline/callcenter/servicedesk
    call/contact center/centre
    hotline/helpline/support/helpdesk/service <line> number?
    helpdesk
    human/live/real/personal help/support/assistance/chat/contact/interaction/conversation/intervention/touch/attention/input/involvement
    <customer>/support helpdesk/hotline/helpline
    help desk/line <line>?
    billing/sales/returns/return/refund/refunds/complaints/complaint/finance/accounts/technical/shipping/warranty/delivery/repair/repairs/orders/tech team/department/office/staff/people/dept/desk
    support
    <customer>/consumer affairs <team>?
    it support/desk/department/helpdesk/team
    <office> team/department/dept/desk/office/line
    right/correct/relevant/appropriate/proper/responsible department/team/office
    <customer> success/experience/happiness team?
  `,
  units: 'team teams department departments dept division',
  before:
    'one lovely helpful polite spanish french german italian polish turkish arabic chinese portuguese russian dutch english female male single same fucking freaking bloody goddamn damn next first free a an the some any one another other different your this that actual available new an proper nice friendly qualified ' +
    'competent senior higher some local us uk english speaking company shop store online of your life',
  of: 'of',
  others: 'my his her their our',
  real: 'blood real live human actual living physical genuine flesh breathing alive true',
  behind:
    'only twice thrice free online please pls now asap about regarding concerning on over who that whom which at from for to in because right immediately today ' +
    'here there instead if so via through by and or as this not when since i my we directly thanks thank before with then ' +
    'quickly urgently soon again already available around though rather than anymore straight away over ok will can could you your me us ' +
    'the first asap immediatly out emojithanks emojiyes while having is',
  compounds:
    'resources resource rights fee fees commission id code codes number name names body bodies history anatomy error nature hair race relations orange smith ' +
    'license licence software string account meeting girlfriend beings story stories',
  ending:
    'then quickly quick fast urgently urgent soon immediately already available free online around there please pls now instead not asap immediately thanks today here rather anymore',
  vague: 'support assistance help',
  may: 'can could would will may might please have let get should want need',
  talk:
    'raise talk speak chat converse communicate discuss interact deal talking speaking chatting communicating dealing touch hold ahold conversation word ' +
    'discussion correspond clarify discussing explain',
  settling:
    'sort sorted resolve resolved solve solved settle handle check clarify dispute negotiate fix review arrange finalise finalize work',
  contact:
    'call phone ring dial message text email calling phoning line number callback write writing mail emailing messaging',
  reach: 'reach contact consult contacting reaching contacts',
  transfer:
    'reconnect handover handoff takeover loop transfer connect forward redirect route switch escalate refer direct patch transferring connecting connection',
  transferred:
    'transferred connected forwarded redirected passed escalated routed referred directed switched handed put patched sent moved ' +
    'helped assisted served attended contacted called contact linked',
  be: 'be get being been is are was getting am got',
  give: 'grant supply deploy page invite include involve reserve allocate offer rope passing putting handing linking hooking turning moving getting giving bringing finding sending taking assigning providing giving put pass hand link hook loop turn move get give bring find send take assign provide let make have gimme summon fetch pull allocate',
  me: 'complaint concern query enquiry inquiry me us this it call chat conversation case issue problem question request',
  recipients: 'me us',
  presenting: 'give giving send sending offer leave transfer transferring share sell',
  handed: 'this it',
  goal: 'to',
  yours: 'your',
  desire:
    'expect seek appreciate asked asking request requested searching want need prefer require request demand desire wish looking seeking wanting requesting demanding insist insisting needing gimme',
  desireBehind: `
    like = would rather
    after = am
    love = would
    have = can could may might would let
    get = can could may might to would please just do and will ^
    see = can could may
    needs = this it that issue problem case question request matter situation
    requires = this it that issue problem case question request matter situation
    see = can could may might
    said = i
    ask = to can could may want do
    asked = i have
    asking = am been keep kept i
  `,
  talkBehind: `
    through = get getting got put putting
    over = hand handed pass passed
    back = put
  `,
  existsBehind: `
    have = do
    there = is are
    available = is are
  `,
  you: 'you u',
  asker: 'i we',
  questionWords: 'how where when what which why who whom',
  opinions: 'like love mind care trust think believe know sure say said feel guess suppose if whether that',
  relatives: 'who that whom',
  impersonal: `
    how/where/when/what/who do/can/would/could/does/should you/one/somebody/people
  `,
  between:
    'four five six seven hundred complaint concern query enquiry inquiry attempt attempting attempted supposed to with through over by of in on for into up onto onwards via a an the some any one another please pls just now kindly directly ' +
    'response reply answer answers actual no nobody me us my address see know tell unable able open start arrange schedule set setup organise organize searching interested allow permit enable quickest fastest easiest shortest simplest best assistance support advice guidance be get go be able possible i we you can could may might would will shall should do does is are it this that have having being been someway ' +
    'someone somehow really urgently immediately actually simply maybe perhaps quickly straight right away back out off your touch from ' +
    'ask first finally instead still also as well soon asap again if there want need like rather how way best what where chance ' +
    'opportunity out callback help issue case problem question conversation call chat talk speak in person want let try trying going got hello hi hey and ' +
    'twice thrice times three quick live direct number details phone telephone line access info information send give contact more wish time asap about looking',
  helping: 'look check explain help assist answer handle join respond reply',
  small:
    'literally stand bear bothered come came all only comfortable preference preferably ideally chance any said unable able free see interested through allow permit enable quickest fastest easiest simplest shortest a an the this that these those it its there here i me my myself we us our you your yourself he she they who whom whose which what when where why how ' +
    'am is are was be been being do does did doing done have has had having can could may might must shall should will would ought need want let make made ' +
    'to of in on at by for with from into onto through via up out off over back about again also already always and or so too very much more most just only ' +
    'now then than please kindly really right away soon quick quickly fast asap maybe perhaps possibly possible available able way ways option options chance ' +
    'know tell show say ask asking find out think believe guess hope hoping wonder wondering try trying tried like love happy glad great nice better best good ' +
    'grateful appreciate appreciated help helping helped assist assistance support thing something anything everything else one some any ones someone actual ' +
    'sorry excuse ok okay yes no not if whether because get got getting go going come use using suppose supposed step steps idea trouble problem problems ' +
    'issue issues question questions matter mind dear sir madam mate hi hello hey thanks today time moment still even ever immediately directly urgent ' +
    'urgently instead rather simply exactly first next last other another information info details contact number phone line desperate desperately finally',
  alongside:
    'literally pretty basically with via 0 zero straight question for go to start open begin launch use of than instead bot bots robot robots machine computer rather not an a hello hi hey just only good morning help assistance support chat call talk speak contact line number phone connect transfer conversation wanted needed required live chatting talking speaking ' +
    'interaction request needs need want wants',
  topic: 'about regarding concerning because cause since re',
  with: 'with',
  verbLast: false,
  refusals: 'hate dislike skip bypass past avoid out enough sick tired done refuse refusing',
  ceasing: 'stop quit hate dislike',
  negations: 'refuse refusing none hate dislike not no never without neither nor nobody stop quit dont nt',
  conjunctions: 'and so because as since then or',
  afterthoughts: `
    because/before/until/unless/while/though/although/otherwise/when/whenever/if/even/due/after/given/seeing/considering
    since/as/and/so/then i/my/we/our/it/its/this/that/there/they/nobody/noone/nothing/none
    since/as/so you/your/the
    so please
    right now/away/this
    on the/a phone/line/call
    cause i/my/we/our/it/this/that/the/you/they/nobody/nothing
    or i/we
    where/what/how/why is/are/was/do/did/does/has/have/happened
    about/regarding/concerning
    it/this/that is/was/has/does/did/will/keeps
    i/we am/are/was/were/have/had/cannot/did/do
    you are/have/do/did/keep/cannot
  `,
  mine: 'my our the',
  tells: 'is are was were has have had does do did never keeps will cannot arrived came',
  negatedQuestions: `
    why not
    can/could not get/reach/find
    can/could not seem to
    can/could/may/might i/we not
    not seem to find/reach/get/contact/locate
    can/could/is/are/do/would/will/should not i/we/you/there/anyone/anybody/someone/somebody/it/a/the
    why can/could/do/will/would/should/is not i/we/you/there/it?
    i/we can/could/am/have not/unable reach/find/get/contact/connect/call/talk/speak/chat
    can/could/able/unable not/to reach/contact/connect/call
    can/could/would/will/do you/u not/never
    not know/understand/see/find how/where/what/who/whom/if/whether/out
    no idea/clue/way/option/possibility how/where/what/who/to/of/for
    not find a/any/the/out/my? way/how/option/number/possibility?
    not able/possible to reach/contact/call/find/get
    not/un find out how/where
    not mind
    not hesitate
    is/are/there there? no/nobody/not/noone/none
    no one/body
    will not/never to/you/anyone/anybody/somebody/someone/a/an/the/let/be
    not/no bot/robot/machine/computer/ai/chatbot
    not this/a/an/some/the bot/robot/machine/computer/ai/chatbot
    not helping/help/working/work/understand/understanding/useful/good/enough
    no more/longer bot/bots/robots
  `,
  reports: `
    wants/wishes/prefers/insists/demands/hates to/on/for talk/talking/speak/speaking/chat/chatting/contact/be/a/an
    my/our/his/her/the/a <relation> would/wants/want/needs/need/asked/asks/prefers/prefer/wished/wishes like/love/prefer/to/for/me/an/a
    ^ most/many/some/all/other? of/the? <others> want/wants/need/needs/prefer/prefers/ask/asks/asked/like/love/request/requested
    do/does/did/how/why/when most/many? <others>/anyone/anybody/someone/somebody ever/really/usually/often/still? want/prefer/need/ask/like/request
    ^ someone/somebody/anyone asked/requested/wanted
    how often/many do/does? people/customers/users ask/asked/want/request
    no/any/little/much point/sense/use in/of? talking/speaking/calling/contacting/asking/chatting/to
    last thing i/we want/need/wanted/needed
    sick/tired/fed of/up of/with? talking/speaking/chatting/dealing to/with people/humans/agents/strangers/your
    ^ talking/speaking/chatting/contacting/calling/reaching/getting to/with/through? a/an/the/your/any? <agent>/human/person/support/someone/somebody did/was/took/takes/has/had/never/cost/costs
    ^ did/have i/we ever/really? ask/asked/request/requested/want/wanted/say/said
    ^ should a/an/the/my/someone/somebody/anyone/anybody
    ^ shall/should/must i/we wait
    ^ suppose/imagine/assuming/hypothetically
    i/we normally/usually/always/often/sometimes/typically/regularly talk/speak/call/chat/contact/reach
    a/an/the/one/someone/somebody <agent>/person/human/manager/technician? will/would/should/must/may call/contact/ring/phone/email/visit you/them/him/her
    talk/speak/contact/ask/call/write to/with? at my/his/her/our
    ^ will someone/somebody/anyone call/contact/phone/ring/email/visit me/us before/when/after/for/on/at/if
    what happens/happened after/once/before
    is it/this/that faster/quicker to
    i/we will/shall ask a/an/some/my/our/someone/somebody
    there was/were a/an/some
    is/are/was/were/am/be supposed/due/meant/scheduled to call/ring/phone/contact/email/visit/come/get
    why did/has/have/was/were/does/do/is/are a/an/one/my/this/that <agent>/human/person/manager/supervisor/someone/somebody call/called/phone/phoned/ring/ask/asking/asked/need/needs/write/wrote/contact/contacted/want/wants
    says/said/reads/states to? please? press/dial/chat/click/type/choose/select/connect/request/write/ask
    ^ where is/are your/the customer/support/service/call? support/service/call? support/service/center/centre? office/offices/headquarters/located/based
    ^ do/does/did/can/could/will */it/alexa/siri/google/he/she/this/that talk/speak/chat/listen/write/respond/reply
    can not/never talk/speak/chat/be on/over/by the? phone/telephone
    who said/says/told/thinks i/we/you
    ^ he/she/they wants/wanted/needs/needed/asks/asked/would/wishes/wished/prefers/demands/demanded
    did someone/somebody/anyone/anybody/you call/phone/contact/ring/try/write
    i/we was/were/got/had/been transferred/connected/forwarded/redirected/routed/passed/put/sent
    i/we finally? got/was/were through to
    ^ was/were/did/has/have/will my/the/it/this/that/your/our
    ^ is/are my/the translation/application/claim/case/request/form/contract/policy/order/refund/account
    ^ is/are/was/were this/that/it translated/written/made/done/reviewed/checked
    my/our/his/her/their <customer> want/wants/need/needs/ask/asks/wanted/needed
    transcript/recording/copy/log of/from
    bank/store/shop/hotel/branch/project/product manager
    to thank/praise/hug/sue/hire/tip a/an/the/your/my/customer/support/someone/somebody
    ^ will someone/somebody/anyone call/contact/phone/ring/email/visit me/us $
    ^ when will someone/somebody/anyone/an/a
    waiting for a/an/the/your <agent>/human/person/someone/somebody to
    show me humans/people
    to marry/date/kiss
    find a person by/with/from/in
    email/call/message/letter from someone
    meet/meeting people/someone/somebody/new
    is it/this/that free/expensive/cheap/cheaper/safe/worth/necessary/required/mandatory/normal/dangerous to
    why do/would/should/must/did/does i/we/you/one have/need/talk/call/speak/contact/want
    if/unless/once/until/whenever i/we/you talk/speak/call/contact/chat/reach/phone/ring
    do/does/did/where someone/somebody/people/anyone/a/an/person? live
    to be someone/somebody/people/humans/your/the/customer/another/agents
    ^ a/an? call/email/message/letter/text from
    give/grant/share/gives/granted access/permission to
    is/was wrong/dead/busy/broken/engaged/down/closed/offline/unavailable/slow/late
    instead of calling/contacting
    i/we/he/she/they/you/who/someone/somebody already? spoke/talked/called/contacted/reached/chatted/phoned/wrote
    he/she/they/who/someone/somebody told
    i/we already? told a/an/the/your/my/one/some/customer/support/someone/somebody/him/her/them
    i/we/he/she/they/you/who already? asked an/a/the/your/my/one/some/customer/support/someone/somebody
    i/we have already? spoken/talked/called/contacted/reached/chatted/phoned
    had to talk/speak/call/contact/chat
    was/were/been/am talking/speaking/chatting to/with?
    am/are/is i/we/you/this/it talking/speaking/chatting/communicating/dealing to/with
    ^ and/so/then/hi/hello/hey? do i have/need to call/contact/speak/talk
    ^ and/so/then/hi/hello/hey? should/must i call/contact/speak/talk
    after/before/while/without talking/speaking/calling/contacting/chatting
    was/were/been on the? phone/line/hold/hotline
    waiting on/since
    chief executive
    another/other/new/mobile/network/tour/machine/plant/crane/radio operator/operators
    ^ define/translate
    ^ explain what/why/that/this/a/an/the/my/your
    says/said/error/message/tells/told me/us/to/please? to? please? contact/call/talk/speak
    how much/many/old/far
    what time/times/day/days
    is/are/you/it/department/team/desk/center/line open/closed
    open on/at/until/till/today/tomorrow/late/during/24/from
    hours/opening/opens/closed/closes/closing/weekend/weekends/sundays/saturdays/holidays
    when is/are/does/did
    when do you/they/the/your/customer/my
    when do i/we not? need/call/contact/reach/phone
    when can/could/will/may i/we/you not? contact/call/reach/phone/come/use/pick/expect
    when can/could/will the/my/your/it/he/she/they/a/an/customer/support/someone/somebody/anyone/technician/engineer/agents
    ^ is/are your/the? customer/support/service/help/call/contact/client
    when/until/till/since is/are/does/do your/the? customer/support/service/help/call/contact/client
    in/at your/the? office/store/shop/building
    what is/are a/an agent/representative/operator/human
    cost/costs/price/prices/fee/fees
    free of charge
    for free
    hotline/helpline/number/line/call/calls/service/support free
    sound/seem/look like
    are/is hiring/looking
    what does/do a/an/the/your/customer/support/agents/representatives/operators/humans/talk/speak/contact/call/escalate/transfer/press
    do/does/did your/the agents/agent/representatives/representative/staff/employees/customer/support/operators
    the/your/my/this/that/our/last <agent>/human/person/manager/supervisor/technician/staff/team/support/service was/is/said/told/never/did/has/had/were/are
    says/said/states/reads/tells/told/asks that/me/us? i/we/you/to/please? should/must/have/need/can/could/to? to? please? contact/call/talk/speak/reach/ring/phone
    promised/offered/agreed/forgot/failed/refused/meant that/to? you/they/he/she/someone/somebody/i/we? would/will/to? not? call/ring/phone/contact/write/email/reach
    you/they/he/she/someone/somebody/nobody would/will/should/did/have/has/was/were not/never/supposed? to? call/called/ring/phone/contact/contacted me/us
    name of your/the/a? agent/representative
    become/hire/hiring/apply/job/jobs/career/careers/vacancy/vacancies/salary
    want/like/love/wants/wanted/how/going/wish to be an/a/as
    work/working an/a/as
    i/we/you need/have/want/wish/like to be an/a/as
    up in person
    my list/calendar/diary/agenda/todo/schedule
    by bus/car/train/foot/bike/metro/tram
    would be an/a/as
    if/whether i/we/you? need/needed/want/wanted to? talk/speak/call/contact
    if/whether/case i/we need/want/needed/wanted a/an/the/your/to
    ^ does/did the/my/this/that/it/he/she/they/his/her/our/their */machine/device/system/program/computer/shop/store/product/order/car? need/want/require
    ^ speaking/talking of
    ^ talking/speaking/chatting to/with people/humans/strangers/anyone/anybody/someone/somebody is/was/can/has/makes/scares/stresses/gives/not
    he/she/they want/wants/need/needs/wanted to
    what happens/happened when/if
    i/we really/still/also/always/just? like/love/enjoy/miss/avoid talking/speaking/chatting/calling
    afraid/scared/shy/nervous to/of/when talk/speak/call/talking/speaking/calling
    had a/an/my? good/long/nice? talk/chat/conversation/word/discussion
    word/words/meaning/definition/synonym/translation of/for
    i have/am/got nobody/noone
    i have no one
    got/received/get/had a/an/the call/email/letter/message/text/visit from
    rate/rating/feedback/survey
    a/the/my/your/write/leave/post/read/good/bad review/reviews
  `,
  asksForPerson: `
    ^ call please $
    here is my number #? please? call/ring me
    ask/get/find someone/somebody who knows $
    too complicated/complex/difficult/hard/important/serious/delicate/much for a/this/any bot/robot/machine/computer/chatbot
    ^ i? would? rather/prefer/sooner to? talk/speak $
    ^ management please/now $
    ^ who/whom can/could/will help/assist me/us with/on that $
    ^ face/person to face/person please/now? $
    talk/speak/chat to/with <someone> in/at/from your/the store/shop/branch/office
    if not get/give/bring/find/fetch me one
    possible to call/phone/ring someone/somebody/anyone
    ^ no/not a? computer/computers/machine/machines please/thanks? $
    ^ is/are the/your? customer/technical? support/service around/online/there/available/reachable right? now/today/please? $
    escalate/transfer/pass/move me to a/the? tier/level/line
    get/find/bring/fetch/got/have/send/need me/us? someone/somebody/anyone who/that can/could/will/is actually/really? able? to? help/answer/solve/fix/explain/understand/sort/$ me/us/this/it/that/please/$
    way past/around/out of? the/this/your? bot/robot/machine/computer/chatbot
    can/could/would/will someone/somebody/anyone please? take over this/the/my chat/conversation/case
    ^ anyone/anybody/someone/somebody else there/here/around $
    ^ who else? is there/here/available/around/able to/for? help/assist/me? me/us? $
    disconnected/cut/kicked/dropped/thrown off/out? from/with my/the/your/an live/human? <agent>/human/person/advisor please? $
    possible/want/need/like/love/can/could/way/wish to/i/we/you? to? escalate $
    want/need/like/love/prefer/wish to talk/speak/chat to/with them/her/him please/now/directly/about/$
    can/could/will/would/please you? please? put/connect/get/pass/switch/transfer me back on/to/through/with? her/him/them/please? please? $
    can/could/would/will/may a/any/another/proper person/human/employee please? help/assist/answer/explain me/us/this/it/$
    <may> not? somebody/someone/anybody/anyone just? please? just? pick up please? $
    reconnect me/us please/now/again/to/with/$
    ^ i? expect a/an human/real/personal reply/answer/response $
    is/would it be? ok/okay/alright/possible/fine if i/we talk/talked/speak/spoke/chat to/with
    is/are not anyone/anybody/someone/somebody available/there/around $
    do you guys/people? have/offer a/an/any phone/telephone/contact line/number/service
    why is/does nobody/noone/anyone/anybody not? answering/calling/helping/answer/call/help me/us/here?
    ^ please? turn/switch/shut off/disable/deactivate/mute off? the/this bot/chatbot/ai $
    ^ disable/deactivate the? bot/chatbot/ai $
    ^ not the/this/a bot/robot again $
    a phone/telephone? call/callback/ring back? would/will/might be really/much/very? great/appreciated/nice/better/good/helpful/lovely/easier/best/fine
    appreciate/grateful/thankful/love/welcome for? a phone/telephone? call/callback/ring $/back/from/please
    easier/better/rather/prefer/simpler on/by/over/via the? phone/telephone $
    explain/discuss/do/describe/sort it/this/that? better/easier? on/over/by the? phone/telephone
    hard/difficult/impossible/tricky to explain it/this? to a/this bot/machine/robot/chatbot
    ^ i/we need/want/prefer to call/phone/ring $
    ^ can/could/may i/we call/phone/ring $
    speak/talk/chat/connect/transfer me? to/with * */from/in? from/in/at your/the/customer team/support/service/office/company/shop/branch?
    ^ connect/transfer/put/reconnect me again/back please? $
    ^ please? call/ring/phone again $
    need/want? help/assistance/support with/to/in? contacting/reaching/calling you/someone/somebody/anyone
    ^ who/whom can/could/will help/assist me/us here/now/please/with/then? this/it? $
    ^ who is there/here/available/around/able to/for? help/assist/me? me/us? $
    ^ who is in/the? charge/manager/boss for/here/of/around? this/here/it? $
    ^ who is responsible for/here/around this/here/it? $
    let/can/could/may i/me/us please? speak/talk/chat to/with them/him/her please/now/directly/$
    ^ any? ways/way/options/option to just? contact/reach/call support/you/them/us please? $
    ^ technician/expert/clerk/boss/colleague/director/owner/professional please/now $
    ^ the? head/main office please/now $
    does/do nobody/noone/anybody/anyone/somebody work/answer/reply/respond/help there/here/today/anymore? $
    ^ please call/ring/phone back? $
    not find/see/get/have a/any/the/your phone/telephone/contact/support/service number/line $
    there is no/not/any phone/telephone/contact/support number/line $
    let us escalate/involve
    no/without more? automated/canned/robotic/prewritten/generated stuff/answers/replies/responses/messages/nonsense
    ^ someone/somebody/anyone/anybody with a/some/more/real? brain/clue/idea/knowledge/authority/experience please? $
    ^ easier/better/simpler/quicker/faster/best/nicer if i/we talk/talked/speak/spoke/could to?
    ^ do/would? you? mind if i/we talk/talked/speak/spoke to/with?
    would/do you mind terribly/awfully/much/very? if i/we spoke/talked to/with?
    who/whom do/can/could/should/would/must/may i/we contact/ask/ring/phone/reach/message for/with? help/support/assistance $
    i would rather/prefer to? phone/call/ring you? $
    connect/transfer/put/pass/switch me through/over? to the/your? after sales/care $
    ^ please? book/schedule/arrange/make/set me? up? a/an call/appointment/meeting with a/an/your/one? of? your? <agent>/human/person/someone
    have/let/make/get your/a/the manager/supervisor/boss/colleague/superior ring/call/contact/phone/speak/talk to? me/us
    to someone/somebody with more/better/real/actual/some? knowledge/authority/experience/expertise/clue/brain
    no/not/less/fewer robot/robots/bot/bots more people/humans/human
    point/steer/guide/direct/lead/send me in/to the? direction of a/an real/live? <agent>/human/person
    ^ my preference/wish/choice is a/an real? <agent>/human/person $
    ^ why no humans/human/people/agents/agent $
    why do i have to talk/speak/chat/deal to/with a/the/this bot/robot/machine/computer
    it is/would/might? be? easier/better/simpler/quicker/faster/best if i/we talk/talked/speak/spoke/could to?
    need/want/like/get/have a/an real? human/person/<agent> to check/look/review/see/explain/read/handle/sort/go at/over/into/through? my/this/the/it
    is/are somebody/someone/anybody/anyone from your/the customer/tech? <support> around/available/free/there/online
    can/could i/we get a? call from someone/somebody/you
    would you mind if i/we spoke/talked/called to?
    ^ do? you? mind if i/we speak/talk/spoke/talked to?
    anything/anybody/anyone/somebody/someone other? than/except/besides a/the/this bot/robot/chatbot
    want/need/like someone/somebody who/that can actually/really/properly
    i am allergic to bots/robots/chatbots/machines
    ^ a? phone/telephone call please/now? $
    ^ phone/telephone/contact/hotline/support number please $
    ^ <customer> <service> s number $
    give/provide/send/tell/need/have/want me/us? with? a/the/your contact/phone/telephone/service/hotline number please? $
    like/want/wish/need to be contacted/called/phoned please/asap/now/today? $
    is/are someone/somebody/anyone/anybody able/free/available to? call/phone/ring/contact? me? $
    talk/speak/chat to/with a/the/your? higher management/up/ups
    talk/speak/chat to/with the/your? management/headquarters/ceo/owner
    want/like/need to chat live
    not like talking/speaking/chatting/dealing to/with a/an/the/your? bot/bots/robot/robots/machine/machines/ai/computers/computer
    get me/us out of here/this? and? to a/an <agent>/human/person
    meet with? a/an/your <agent>
    talking/speaking/chatting to/with a/an/some? real/live? <agent>/human/person/someone/somebody would/might be/help/work/make
    it would/is/might be? easier/better/simpler/quicker/faster/best if i/we talk/talked/speak/spoke/could to?
    can/could/may i/we book a/an <agent>
    less/fewer bot/bots/robot/robots more/and? more? human/humans/people/agents
    any/some/a chance of? a/an/some real? human/person/<agent>
    where is a/an human/person/<agent> when
    a/an/the? <agent>/human/person/somebody/someone/member/of/staff needs/need/has/must/should to? look/check/help/call/contact/review/explain/take/ring at/me/this/into/it/us
    why am i still? talking/speaking/chatting to a bot/robot/machine when/instead/and
    why do i get/have a bot instead
    bot/robot instead of a human/person/<agent>
    is there a department/team i/we can/could talk/speak/call/contact to/with?
    what/how about a/an/some real/live/actual? <agent>/human/person/humans $
    where are/is a/an/the/all/my/your? real? person/<agent>/human/humans/people $
    waiting/wait/hold/queue/hang/holding for a/an/the/another/your? next/real/live/human? <agent>/human/person/someone/somebody please/now/still/forever/already? $
    ^ appointment/meeting/consultation/session/slot with a/an/your/one? of? your? real/human? <agent>/person please/now/today/tomorrow? $
    want/like/get/book/reserve/arrange/make/schedule me? a/an appointment/meeting/consultation/session/slot with a/an/your/one? of? your? real/human? <agent>/person/someone/somebody please/now/today/tomorrow? $
    a/an/no/any/ai bot/robot/machine/computer/chatbot/ai can/could/will/does not? ever/really/possibly? solve/help/handle/understand/do/answer/fix/sort me/this/it/that? with? this/it/that? $
    ^ please? preferably/ideally/rather/better/sooner/maybe/perhaps a/an/some/the real/live/actual/human? <agent>/human/person please? $
    ^ please? preferably/ideally/rather/better/sooner/maybe/perhaps a/an/some real/live? <agent>/human/person than/instead/not/over
    ^ <agent>/human/person/humans preferred/over/instead/rather/required than/over/of? a/the/any/this? bot/bots/robot/ai/machine? $
    can/could/may i/we get/be transferred/connected/forwarded/escalated please/now? $
    can/could/will/would you please? connect/transfer us please/now? $
    can/could/would/will you please? get/fetch/call/bring someone/somebody please/now/here/in? $
    add/invite/bring/include/pull/put/loop/rope/have/get/let a/an/another/some/your? real/live/human? <agent>/human/person/someone/somebody/colleague/supervisor/manager to/in/into/on/onto/join to/on? this/the/our? chat/conversation/thread/loop/discussion $
    ^ how do/can/should i/we escalate this/it? $
    escalate me
    how many? times/often do/must/should/did/can/will i/we have? to? ask/say/request/beg/repeat/type for? a/an/the/to? talk/speak/want? to/with? <agent>/human/person/someone
    ^ nobody/noone here/there/around/available? to help/talk/speak/chat me/us/to/with? $
    escalate to a/the/your? next/second/higher? tier/level/line
    ^ a/an/any? person/people/guy please/now/instead/already $
    is/are somebody/someone/anybody/anyone from/in your/the? customer/tech? <support> around/available/free/there/online
    this/that/it is something/one/a/for case/question/job/matter? for? a/an/the real/live/actual? <agent>/human/person/humans $
    put him/her/them on please? $
    would/be/am/feel/feeling/is/it? be/feel? much/more/far/a/lot/so? lot? happier/better/comfortable/easier/safer talking/speaking/chatting/dealing? to/with a/an/some? real/live/actual/human? <agent>/human/person/people/someone/somebody
    is/are someone/somebody/anyone/anybody available/free/around for a chat/talk/call/word
    would/do you mind passing/putting/transferring/connecting/handing me
    ^ please? transfer/connect/put me already/through? already/please? $
    want/need/like/love/possible/can/could to/i? call/phone/ring your company/office/team/shop/store/bank/business
    ^ please? put/connect/get/pass/switch/transfer me back on/to/through/with? $
    please/can/could/would/will you? please? call/ring/phone/contact me back? on/at/under my/this/the? mobile/cell/phone/number/landline/# $
    please/can/could/would/will you? please? call/ring/phone/contact me back? on/at/under my/this/the? mobile/cell/phone/number/landline/#
    you can/may/could call/ring/phone/reach me on/at/under my/this/the? mobile/cell/phone/number/landline/#
    ^ call/ring/phone me back? on/at/under my/this/the? mobile/cell/phone/number/landline/#
    ^ my number is # please? call/ring/phone me
    ^ please? someone/somebody else please/now/instead? $
    ^ a? video/voice/phone/live call/chat/conversation with a/an/your? real/live/human? <agent>/human/person/someone/somebody please/now? $
    ^ please/can/could/would? you? bring/get/call/fetch/pull someone/somebody/a/an real/live? human/person/<agent>? in please/now? $
    ^ my personal/account/own? advisor/adviser/consultant/banker/handler/caseworker/representative please $
    can/could not? someone/somebody/anyone from/in/at your/the? support/customer/service/team/company/office service/team/support? please? look/check/help/take/call/have
    can/could/would/will not? someone/somebody/anyone/anybody please? take/have/look/check a? look? at/into/over? this/it/that for me/us
    want/need/get/have/like/love/request/arrange/schedule/book/give a/the/me/us? a? callback/callbacks
    want/need/get/have/like/love/request/arrange/schedule/book/give a/the/me/us? a? call back
    ^ please/could/can/will/would/you? you? please? call/ring/phone/contact me back? please/now/today/asap? $
    contact/call/ring/phone me about/regarding/concerning/asap/back/please/today/immediately/urgently
    talk/speak/chat/discuss on/over/by/via the? phone/telephone
    ^ what/is/the/a/your? is/the/your/there? the/your/a? hotline/helpline number? please? $
    ^ what is your phone/telephone number $
    ^ what/is/the/a/your? is/the/your/there? the/your/a? contact/support/tollfree/freephone/helpline/hotline phone? number/details/info/information please? $
    ^ what/is/the/a/your? is/the/your/there? the/your/a? toll? free phone? number please? $
    ^ who/whom can/could/should/do/may/must/would i/we contact/call/ask/phone about/regarding? this/it/that? please/now? $
    ^ sorry/hi/hello/hey/please? can/could/would/will/may not? someone/somebody/anyone/anybody please? be? able? to? help/assist me/us/please? please/out/here/now/with? this/it/that/please? $
    ^ please? someone/somebody/anyone/anybody please? help/assist me/us/please/out? please/out? $
    ^ please? i/we need/want/require/like someone/somebody/anyone/anybody to? help/assist me/us/please? please/out/with? this/it/that? $
    ^ maybe/perhaps someone/somebody/anyone/anybody can/could help/assist me/us? please/out/here/now/with? this/it/that/please? $
    someone/somebody/anyone/a/an/your person/human/agent/representative/manager/people? to? get back to me/us
    get/contact/touch in contact/touch with you guys/people/all/directly/about/by? phone? $
    where is the/my/that/your <agent>/human/person/manager/supervisor/boss $
    ask a/an/the/your/another? colleague/coworker/supervisor/manager/<agent>/human/person to/please/for? join/help/come/call/contact/take/answer/reply? me/us/over/this? $
    ask a/an? <agent>/human/person/someone/somebody a? question/something
    ^ can/could/may/might i/we please? call/phone/ring someone/somebody/anyone/anybody please/now? $
    find/get/bring/send someone/somebody/a/an/another? person/human/<agent>? who/that/to can/could? help/assist me/us
    transfer/connect/put/pass/redirect/forward/direct/switch me/us/call? through/over? to/with the/your? accounts/accounting/billing/sales/returns/refunds/complaints/finance/payments/collections/claims/reservations/bookings/technical/tech/it/hr/warranty/shipping/logistics please/now? $
    is/the/a/there/your phone/telephone/direct? number for/of the/your? <customer>/technical/tech? <service> please? $
    show/take/bring/lead me to a/an/the/your? real/live/actual? <agent>/human/person/people
    get/fetch/find/bring/call/summon a/an/another? real/live? <agent>/human for me/us
    me to/on/over/through? to? someone/somebody/anyone who/that can/could/does/will please? $
    want/need/like/me/get/find/give/bring someone/somebody/anyone who/that can/could/actually/really? can/could/actually/really? knows/know/understands/decide/decides/make/explain/sort/deal/solve/listens/listen
    ^ please? transfer please/now? $
    get/take/move/pull/bring/let/want/need/like me/us/to? be/get/move? away/off/out/past/far/shot/rid of/from/off? this/the/your stupid/useless/bloody/damn? bot/robot/chatbot/bots/robots/ai
    ^ please? escalation/escalate/handoff please/now/needed/required? $
    ^ please? hand/take over please/now/to? human/agent/person? $
    can/could/will/would/please/must you? escalate me
    want/need/like/have/get this/it/my? case/issue/complaint/problem/matter? to? be? escalated
    want/need/like/can/could/please/must i/we/you? to? escalate a/an/my/this/it/the? issue/case/complaint/problem/ticket/matter? please? $
    review/reviewed/looked/checked/handled/answered/read/done/resolved/solved/decided/seen at? by a/an/some? real/live/actual? human/person/<agent>/someone $
    can/could/would/will/let a/an/another/some? colleague/colleagues/coworker/one/supervisor/manager of? yours/your/you? colleagues/people/team/guys/<agent>? please? take/step/look/jump/help/handle over/in/at/up/a/me?
    put/add/place me in/into/on/to the/a/your queue please/now? $
    put/add/place me in/into/on/to the/a/your queue for/to a/an/the? real/live? <agent>/human/person
    queue me for/up
    wait/hold for a/an/another/the? next? real/live/human? <agent>/human/person
    do/does a/an/any/real? real? human/person/<agent>/anybody/anyone/somebody/nobody ever/actually? answer/respond/reply/help here/there/me? $
    is/are there? nobody/noone/no available/there/here/around/one who/that/to/available/here/there? can? help/talk? me/to? $
    is/are your/any/the/some <agent>/people/colleagues/staff/humans online/available/free/there/around now/today/please? $
    want/need/like/love/prefer/would/get/have a/an phone? call please/now/today? $
    discuss/do/handle/sort/solve/resolve/settle/continue this/it/that/everything out? on/over/by/via the? phone/telephone
    reach/contact/call you on/by/over/via the? phone/telephone/email/mail/chat
    ^ is/are/do/does/have/got/can/i you/there/we/i/get? have/offer/provide/got/get/there? a/an/any/your? phone/telephone line/number/support/service/numbers please/here? $
    where/find/give/get/need/want/have/know/tell/what is/are/me/us/not? is/are? your contact/phone/telephone/support/hotline/helpline number/info/information/details/numbers please? $
    number can/do/should/could i/we reach/call/contact/ring you/someone/somebody? on/at? $
    ^ how to contact/reach $
    ^ who/what is my/the/your contact person $
    talk/speak/chat to/with the/your? accounts/accounting/finance/collections/payments/claims/it/hr/warranty/logistics/cancellations/cancellation/retention/retentions/returns/refunds/bookings/reservations/shipping please/now? $
    ^ someone/somebody/anyone/anybody other/but/else than? you please? $
    something/someone/somebody/anything/anyone/nothing/anybody other/but/else than? a/the/this/an? bot/bots/robot/chatbot
    get/have someone/somebody/anyone/anybody else? to help/assist me/us
    get a/an/some/one? specialist/expert/manager/supervisor/human/person/<agent>/someone/somebody on/onto this/it/the/my case/issue/problem/matter?
    ^ can/could/may i/we please? talk/speak/chat to/with them please? $
    not think/believe a/the/this/any? bot/robot/machine/chatbot can/could/will help/solve/do/fix/handle/understand/answer
    go/going/get/jump/skip/move straight/directly/right to a/an/the? real/live? human/person/<agent>
    support/help/assistance/service on/over/by/via the? phone/telephone
    is there a/another? colleague/coworker/manager/supervisor/expert/specialist of? yours? who/that/i/available/around/$
    press 0/zero for/to a/an? <agent>/human/person
    only a/an real? human/person/<agent> can/could/will help/solve/answer/do/fix/handle/understand/decide
    hear from a/an/your/some? real/live? human/person/<agent>/someone/somebody/team $
    hear/want/need a/an human/real/live voice
    want/need/like/expect a/an call/email/message/reply from your/a/an/some/one/someone/somebody team/human/person/<agent>? please? $
    is/are a/an/any/someone/somebody/anyone real? human/person/<agent>? ever/actually? going/gonna to? answer/help/reply/respond/come/join
    personal service/reply $
    ^ please? go/get away/lost stupid? bot/robot/chatbot $
    which department/team do/can/should/must/would i/we talk/speak/contact/call/write/go/ask
    talk/speak/chat/connected/through/me to/with whoever
    is/are there someone/somebody/anyone/anybody/person in/responsible charge/for of?
    can/could/would/will/maybe/perhaps someone/somebody/anyone else please? can? help/assist me/us/please? $
    ^ <agent>/human/person please? help me please? $
    ^ help me please? <agent>/human $
    ^ get in touch $
    can/could/would/will someone/somebody/anyone/anybody please? take/step/jump/look/have/pick a? look? this? over/in/up/at/into this/it/here/please? $
    can/could/would/will someone/somebody/anyone/anybody please? take/have/look/check/review a? look? at/into? this/my/it case/account/issue/problem/order/ticket/question/complaint/request/bill/matter
    let someone/somebody take/step/look over/in/at/into
    complain/complaint/grievance to/with a/an/the/your? <agent>/human/person/someone/somebody/manager/supervisor
    ask <customer>/technical? service/support/care $
    where is <customer>/technical service/support/care $
    put a/an/the/another? real/live? <agent>/human/person on please? $
    who/whom do/can/should i/we call for? help/support $
    get/go past/around/out of? the/this/your? bot/robot/machine/computer/chatbot
    <agent>/human/rep requested/wanted/required/needed $
    who/whom can/could/should/do/may/must/would i/we talk/speak/chat to/with
    who/whom is there to talk/speak/chat to/with
    with? who/whom can/could/should/do/may i/we talk/speak/chat
    who can/could i/we talk/speak/chat
    who/whom do/should/would/must i/we have/need? to? talk/speak to/with? $
    who can help/assist me/us over/on/by the? phone/telephone
    not want/need/like/wish/accept to? talk/get/have/use? to/with? a/an/any/some/more/your/these? automated/automatic/robotic/canned/computer/computerized/generated answers/responses/replies/messages/voice/answer/response/reply/message/system/menu
    no/not/without/want/any any? automated/automatic/robotic/canned/computer answers/responses/replies/messages/voice/answer/response/reply/message/system/menu
    want/need/like/love/possible/can/could to/i? call/phone/ring you $
    number to/i can? call/reach/ring you? on? $
    put/get/have/bring someone/somebody on the/this? phone/line/here/please/$
    put/get/have/bring your/a/the human/person/boss/manager/supervisor on the/this? phone/line/here/please/$
    connect/transfer me through? please/now?
    put me through please/now? $
    hand/pass me over/on please?
    ^ please/can/i/to? you/want/need/would? to/like? to? escalate this/it/my? please/now? $
    <agent>/human/person would be much/really? nice/great/better/good/helpful/best/appreciated/lovely $
    escalate to human/agent/manager/supervisor
    to be/get transferred/connected/forwarded/escalated please/now? $
    escalate/transfer this/my/the? case/issue/problem/chat/conversation/call please?
    transfer/connect/escalate me to? please
    how/where do/can/could/would/should/to i/we? contact/reach/call/phone you guys/people/all/directly?
    how/where do/can/could/to i/we? get in touch/contact with you guys/people/all?
    how/where do/can/could/to i/we? get hold/ahold of you guys/people/all?
    can/could/may i/we contact/reach/call/phone you guys/people/all
    i/we want/need/like to contact/reach/call/phone you guys/people/all
    have/get/let/want/need/like/ask someone/somebody/anyone/a/an/your person/human/agent/representative/manager/people? to? call/phone/contact/ring me/us
    can/could/would someone/somebody/anyone/anybody/one/an/a of/person/human/agent/representative/manager? your? people/team? please? call/phone/contact/ring me/us
    is/are there anyone/anybody/someone/somebody real/human/live/actually
    someone/somebody/anyone/anybody real/human/live
    ^ someone/somebody/anyone/anybody real/human/live please/there/here/working/around/available/to/who/$
    is/are there anyone/anybody/someone/somebody who/that can/could/will/might/is/actually? able? to? help/assist/answer me/us/with/please
    is/are there anyone/anybody/someone/somebody who/that can/could/will/might/is/actually? able? to? help/assist/answer $
    is/are there anyone/anybody/someone/somebody who/that can/could/will/might/is/actually? able? to? talk/speak/knows/understands/explain
    is/are there a/an/any? real/live/actual? human/humans/people/person/<agent> on/at/behind the/this/your other? end/line/side/chat/phone
    do you have/employ a/an/any? real/live/actual? human/humans/<agent> working/there/here/available/online/around
    is/are there/any/a? real/live? <agent>/human/humans/someone/somebody/anyone/anybody free/available/around/online to talk/speak/chat/help/call/assist
    is/are there/any/a? real/live? <agent>/human/humans/someone/somebody/anyone/anybody free/available/around/online now/today/please/here? $
    anyone/anybody/someone/somebody there/here/available/around who/that/to can? help/assist/talk/speak
    anyone/anybody/someone/somebody i/we can/could talk/speak/chat/reach/call/contact
    talk/speak/chat in person/real
    connect/connecting/connected to a/an/the? somebody/someone/person/manager/specialist/supervisor/employee/associate/technician
    escalate to? a/your? manager/supervisor/someone
    speak/talk/chat/communicate with/to a real/human/live */one/please/now/not/and/instead/asap/life/body/voice/being/breathing/in/on/who/$
    help/assistance/support please? from a/an/the/some/your? real/live/human/actual? person/human/agent/representative/people/someone/somebody
    helped/assisted/served by a/an/the/some/your? real/live/human/actual? person/human/agent/representative/people/someone/somebody/being
    live chat with
    someone/somebody/anyone/anybody/one please? call/ring/phone/contact me/us
    give me/us a ring/call/callback/bell/buzz
    call/ring/phone me/us back/please
    is/are there? someone/somebody/anyone/anybody/any/an/a? free/available/around? to talk/speak/chat/call
    one of you/your guys/people/team/lot? to? ring/call/phone me/us
    phone/telephone/contact/hotline/helpline/service number/line i/we/to can/could/call/reach
    get/have a/an/some? person/human/someone/somebody/agent on the? line/phone
    person to person please/help/chat/call
    have/want/need a? word with someone/somebody/a/an/the person/human/manager/agent/supervisor?
    file/make/speak to a? manager/supervisor
  `,
  frames: `
    ^ please? <any> about/regarding/concerning my/the/this/a/an
    please have/let/get @anybody <doing> <after>/$/this/it/me/my
    ^ <one> please? this/it/that is really/very? urgent/important/an? emergency?
    right to <one> <after>/$
    chance/chances/odds of/to reaching/reach/speaking/talking/contacting/connecting to/with? <any>
    ^ otherwise/failing/alternatively that? <one> $
    check/verify/confirm/clarify/doublecheck it/that/this? with <one> <after>/$
    confirmation/approval/confirmed/approved from/by <one> <after>/$
    pass/hand/send/forward this/it/me along/on/over to <any> <after>/$
    ^ activate/enable/start/begin/open/launch/initiate @person/@team mode/chat/support/session/$
    ^ switch/change/go? to? into? @person mode
    was/were/been promised <any> <after>/$
    open/create/start a? ticket/chat/case with <any> <after>/$
    ^ surely? <one> would/will/could/can/must know/understand/get/sort/solve/fix <after>/this/it/that/me/how/what/$
    <any> is all/what i/we ask/want/need/asked/wanted/needed
    you need/must/have/should/better to? get/call/fetch/find/bring/involve me? <any>
    steer/point/guide/direct/lead/bring/take me/us over? to/towards <any> <after>/$
    ^ i mean/meant <any> $
    assign/add/put/get/bring/rope/loop/involve <any> to/on/onto/in/into this/the/our case/issue/conversation/chat/ticket
    assign/put/get/bring <one> to/on/onto my case/issue/ticket/problem
    ^ please? rope/loop/bring/call in <any> <after>/$
    only <one> can/could/will/would? understand/understands/know/knows/sort/solve/fix this/it/that/me/how/what/<after>
    waiting/waited for <one> for/since/ages/hours/so/forever
    still no <any> <after>/$
    ^ <one> still not here/there/available/online/$
    find/see/is/a/any way/option/possibility to contact/reach/call/talk/speak to/with? <any> <after>/$
    ^ <any> i mean/said/meant/asked/say/want/need for? $
    <you>/you/company/shop/they/there have/employ/is/are/got any <any> working/left/on? at all
    <you>/is/are there? have/employ/got/there? any/no <any> left <after>/at/in/here/anymore/on/$
    is/are there no <any> left/anymore/working/here/available
    way/route/path/shortcut to @person <after>/$
    past/around/through/beyond you/this/it/the? bot/menu/chatbot/machine? to <any> <after>/$
    escalate/raise my/this/the/our ticket/order/account to/with <any> <after>/$
    want/like/need/can/could/prefer/rather/let/would/me to? i/me/we? just? report/explain/describe/show/mention/present/run/take/raise/put/tell this/it/that/something/these/everything to/by/past/with/before/in? <any> <after>/$
    time to/for you/we/i/us? to? get/bring/call/fetch/involve/talk/speak/have/see in/to/with? <one>
    ^ any? <one> available/online/around/there/here right? now/today/please/<after>/$
    ^ please? @anybody needed/required asap/urgently/now/here/please/quickly
    <any> i/we can/could/may/might have a/an quick/little/short/brief? word/chat/talk/call/conversation with
    ^ please? @person <after>? requested/wanted/required/needed <after>/$
    asked/asking/begged/begging/ask # times/time now/already? for <one>
    need/want/expect/like/get/prefer/request/have a/an/some/your? second/third? opinion/input/answer/reply/response/advice from/by <any> <after>/$
    ^ answer/reply/response/help/advice from/by <any> <after>/$
    do/does you/your/this/the guys/people/company/chat/service/team/shop? have/employ/offer any/some? @person <after>/$
    ^ you? got any? @person there/here/around/$
    ^ you? got any? @anybody there/here/around/i
    why am i not/never? talking/speaking/chatting/connected to/with <any>
    waited/waiting/wait long/an/for/so/hours? hour/hours/long/enough/minutes? enough? for <one> <after>/$
    ^ where did/have all? the? <any> go/gone $
    ^ is the? @person coming/joining $
    important/vital/essential/necessary/crucial/imperative that/to/for? me? i/we/to? reach/talk/speak/get/contact hold? to/with/of? <any>
    would/will be nice/good/great/lovely/helpful/better/easier/best to have/get/see <one>
    how/what about <one> for a? once/change
    ^ need/want/get/give? me? @person for/about/regarding a/an/the/my/this/our/billing/technical/account/refund/order/help/assistance/payment/returns
    ^ mind if i/we talk/talked/speak/spoke/chat/chatted to/with? <any>
    go/get/jump/skip/move/switch/head/cut straight/directly/right/through/over? to @person <after>/$
    surely? there must/has/should/got/ought/will to? be surely? <any> <after>/somewhere/who/that/to/i/we/here/there/around/$
    surely there is <any>
    ^ <any> must/has/should/ought/will/surely to? be able to? <doing> me/us
    i am? sure/certain/confident/think/believe/guess/feel/bet/reckon/suppose that? <one> can/could/would/might/should/will/must/needs/has to? <doing>/take/step
    want/need/like/prefer/require/love/have/ask/find/get <any> to/who/that can/could/will? please? actually/kindly/really/properly? <doing> me/us/this/it/that/$/at/into/with/through/out
    ^ <one> needs/need/has/must/should/ought to? <doing>/see/read this/it/that/my/me/us/at/into/$
    <may>/want/need/let/have not? <any> please? to? walk/guide/take/talk/lead me/us through
    ^ an? <one> would/will/is be preferred/nicer/easier/quicker/faster/better/necessary
    ^ preferably/ideally/rather/better/sooner/only/just with/to <any> <after>/$
    my/the/this issue/problem/situation/case/question/matter/request/order/complaint/thing needs/requires/calls/demands/deserves/warrants for? <one>
    set/book/schedule/arrange/make/organise me/us/up? up? a/an call/chat/conversation/callback with <any>
    have you got <any> who/that/to can/could/may? help/assist/talk/answer/speak/advise
    ^ any? ways/way/options/option/possibility to just? contact/reach/call/talk/speak/phone/chat to/with? <any> <after>/$
    option/button/link for/to a? @person <after>/$
    trouble/bother/beg you for <one>
    get/find/fetch/call/grab/bring/need/want <any> for me/us <after>/$
    <may> you please? involve/include/consult/fetch/bring/add/ask <any> please/$/in/here
    will/would <any> ever/please? answer/reply/respond/help/talk/speak me/us/here/to/$
    me through/over to <any> <after>/$
    hoping/great/happy/glad/pleased/thankful/delighted/relieved/better/best/nice/good/lovely if/that? <one> <may>/to/of/in/at please? <doing>/take/step/have/get
    why is it so/this/always/just? hard/difficult/impossible/complicated/tricky/tough to just? reach/contact/get/find/talk/speak/call/phone hold/through/in/to/a? of/to/touch/with? with/to? <any> <after>/here/$
    <may>/let/have/get/make/want/need/ask not? please? <any> please? to? get/be/come in touch/contact with? me/us/please/$
    want/need/like/have/ask/tell/get <any> to? get/come back to me/us
    ask/tell/get <any> to please? get/come/reach back/out/in/over
    want/need/like/love/expect/await/request/wanting/needing/requesting/expecting a/the/some/your? call/callback/ring/reply/answer/response/message/email/mail back? from <one>
    is/are any? <one> available/online/reachable/around/there/here right/at? now/moment/<after>/$
    is/are any/some? @person free <after>/right/to/$
    could/can really/do/just? use/do with? @person <after>/$
    ^ maybe/perhaps/possibly <any> can/could/would/might/may/will help/assist/understand/know/do/solve/<doing>
    ^ please? <one> if you/it/that/there/at? is/are/can/could/do/possible/available/would/all? one/be/not/please/possible/available/free? mind/possible/please? $
    ^ do/have/did i get/have/got? <one> on the/this? line/phone/end $
    can/could/let/have/get/make not? please? <one> please? just/maybe/kindly/possibly/quickly? please? to? <doing> my/our
    <may>/let/have/get/make not? please? <one> please? just/maybe/kindly/possibly/quickly/perhaps/not? please? to? <doing> me/us/this/that/it/these/at/into/out/with/$/please/things/something/back
    <may>/let/have/get/make please? <one> please? just/maybe/kindly/possibly/quickly? please? to? take/step/jump/get/do/have/pick over/care/charge/in/a/involved/something/up
    <may>/let/have/get not? please? @anybody please? take/step/jump over/in please/now/here/from/and/$
    <may>/let/have not? <one> please? actually? read/see/answer this/it please/now/$
    <may>/let/have/get not? please? @anybody please? just/maybe/kindly/possibly/quickly? please? to? look/check/sort/fix/deal/handle/review/investigate/resolve this/it/that/at/into/with this/it/that/me/us/for/out/please/$
    chance/chances/possibility/hope of/to/for? getting/having/get/have/find/finding/seeing? <one> <after>/$
    chance/chances/possibility/hope of/to/for? getting/having/get/have/find/finding? <one> to/who/<may>/looking/helping/calling/sorting/taking/stepping me/us/at/out/over/in/<doing>/take/step
    chance/chances/possible/possibility of/for/that? <any> <may>/to? <doing> this/it/that/me/us/my/at/into/out/with/$
    is/are there? any? <any> alive/in/out/over/around/up/home/actually/really? in/out/over/around/up? there/here? who/that/able/available <may>/to/actually/really? actually/really/please? <doing> this/it/that/me/us/out/with/at/into/$
    is/are there? any? <one> in/out/over/around/on/up there/here/duty/shift/hand/call <after>/$
    <you>/have/has/having not? got <one> there/here/around/available/free/$
    ask/tell <one> to please? <doing>/take/step/join/jump me/us/this/that/it/my/these/at/into/out/with/over/in/a/care
    ^ only? <any> will/would do $
    put/stick/get/send/bring/pull/throw/patch me/us? <one> on/over/in/through/onto/up here/please/now/this/it/$
    put/stick/get/send/bring/pull me/us? <one> on the/this/my line/case/phone/job/problem/issue/matter/chat/ticket/complaint
    put/send/bring/steer/point me/us? <one> my/our way
    ^ please? send/bring me/us? <one> $
    where is/are is/are? all? <one> when/hiding/<after>/$
    how/what about <one> <after>/$
    hoping/hoped/expecting/begging/crying/dying/longing/praying for/to? speak/talk/reach/get/have/find/see? to/with? <one> <after>/$
    expected <one> <after>/$
    hoping/hoped/great/good/nice/possible/lovely/helpful/appreciate/grateful/better/best if/for/that/it? if/that? <one> <may>/to please? <doing>/take/step
    this/that/it is/needs/requires/calls a/definitely/clearly/really? job/task/matter/one/case/work/something? for <one> <after>/$
    this/it/that needs/requires <one> <after>/$
    ^ please? @person instead/rather/over/not/and of/than/a/no? this/the/a/your? bot/robot/bots/robots/chatbot/ai/machine
    ^ an? <one> would/will/might/is be/do/really/much really/much/so/a? nice/great/good/better/best/lovely/helpful/perfect/ideal/preferable/wonderful/fine/required/needed/appreciated
    ^ i? think/believe/guess/feel? <one> should/must/needs/has/need/ought/better to? <doing>/take/step/see/read this/it/that/me/us/at/into/out/over/in/with/my
    mind getting/finding/fetching/passing/putting/bringing/grabbing/calling me/us? on/to/over/through? to? <one>
    dig/rustle/scare/drum/conjure up? me? <one> up? <after>/$
    time/ready/up for <one> <after>/$
    only/nothing/nobody/noone/none but/except/other/short? than/of? <one> <may>/will do/help/sort/fix/solve/understand/work
  `,
  bots: 'bot bots robot robots ai chatbot chatbots',
  machines: 'machine machines computer computers automation automated program software algorithm recording',

  greetings: `
    get started
    dear team/all/customer/support/service/sirs/colleagues/friends/everyone/everybody/ladies/gentlemen service/support/care/team/and? team/gentlemen?
    my name is * */from/in? */from? *?
    i am/come/live from/in * *?
    
    hi/hello/hey/morning/evening/afternoon i am * */from/in? */from? *?
    hi/hello/hey/morning/evening/afternoon * */here here?
    hi/hello/hey it/this is * */from/in/here/speaking? */from? *?
    this is * from * *?
    mr/mrs/ms/miss/dr * here/speaking?
    you can call me *
    nice/pleased to meet you i am *
    dear sir or? madam/sirs?
    hii/hi/hello/hey/hiya/heya/heyy/howdy/yo/greetings/hallo/helo/hullo/hola/sup/ello/hai/aloha/salutations/welcome/heyo/hihi/morning/afternoon/evening/namaste/wassup/whassup/whaddup
    hi/hello/hey there/again/all/everyone/everybody/team/guys/folks/bot/friend/dear/you/sir/madam/mate/buddy/man/chatbot/assistant
    good morning/afternoon/evening/day to? you/all/everyone/team/sir?
    good to see/meet you
    nice to meet/see you too?
    pleased to meet you
    how are/is you/u/things/it/everything/life/going doing/going/today/feeling? today/now/bot?
    how are you doing/feeling today?
    how is it going
    how do you do
    how are/is/have you/ya/u/things/everything been? doing/going/feeling/ya? today/lately?
    how are ya
    how do you feel today?
    how was/is your/ur/the day/night/evening/morning/weekend
    how is tricks/life
    what is going on
    what is crackin/cracking/shaking/poppin/popping
    great/lovely/so/nice/good to? see/meet you again/too?
    long time
    been a while
    ahoy matey?
    knock knock
    hi/hello/hey i am back/here/new again/here?
    hello/hi world
    how is your/ur/the day/evening/morning/week/weekend/life going/been/today/so? far?
    top of the morning/mornin to? you?
    you there/around/awake
    how have you been
    what is up/new/good/happening/cooking
    what up
    long time no see
    is anyone/anybody/someone/somebody there/here/around/online
    are you there/here/around/awake/online
    anyone/anybody there/here/home
    emojiwave
    let us start/begin/talk/chat
    start/begin
  `,
  thanks: `
    a? big/huge/great/thousand/million/warm/massive/heartfelt/sincere thank/thanks you? very? much?
    i/we? can/could not thank you enough
    i/we? really/truly/do/so/very/greatly? much? appreciate it/that/this/you/the/your/all help/time/assistance/support/all/it/info/information?
    that/this/it was/is so/really/very/super? quick/fast/awesome/amazing/speedy/prompt/easy/excellent/great thanks/thank/cheers you?
    good/nice/clever/smart bot/boy/girl/robot/chatbot
    that/it/this is much/really/very/greatly? appreciated
    thank/thanks you? in advance/anticipation
    thank/thanks you? for/to the/your/all quick/clear/detailed/helpful? explanation/clarification/reply/response/pointers/tips/help
    how/so/very/really/too kind/nice/sweet/lovely/thoughtful/helpful
    you/what absolute/a/are/total/utter? a/an/such? legend/star/hero/gem/angel/lifesaver/champion/champ/treasure
    legend/lifesaver
    thank/thanks you? anyway/anyways though?
    thank/thanks/thankful/thnks/thansk/thanky/cheers/ta/gracias/merci/danke/arigato/grazie
    thank you kindly/all/both/again/sir/mam/mate?
    thank you/thanks so/very/ever/really/too much/very? much/kindly?
    thank you/thanks a lot/bunch/million/ton/heap/again/loads/tons
    thanks heaps/loads/tons/again/much
    thanks ever so much
    thank/thanks you? so/very/ever? much? for helping/letting/explaining/clearing/responding/answering/fixing/solving/sorting/checking/looking/getting/showing/telling/confirming/assisting/listening/understanding/replying/resolving/clarifying/sharing/trying me/us/my/this/that/it/the/all/everything/so/to/back/into? out/know/this/that/it/my/issue/problem/question/questions/me/quickly/fast/up? issue/problem/question/questions/me/quickly/fast/out? for? me?
    how/so/very/really/too kind/nice/sweet/lovely/helpful/good of you
    you have? helped me/us so/a/very? lot/much/greatly?
    big/great/huge/massive/real/good help
    i really/truly/do? appreciate all/everything of? your/the/you? help/support/assistance/do/did?
    thanks a lot/bunch/million/ton/heap
    many/big/huge/much/lots/tons/loads of? thanks
    thank/thanks you? for/to the/your/all/every/everything/that/this/helping/letting/explaining/clearing/you/me/being/so? quick/great/kind/your/of/wonderful/nice/good/valuable? help/assistance/support/time/information/info/service/patience/answer/response/advice/me/us/everything/it/out/know/reply/prompt/clarification/understanding/everything?
    much/really/truly/very/so/greatly/highly? appreciated/appreciate/grateful/obliged
    i really/truly/do/very/so/would? much? appreciate it/that/this/your/the/you/all/everything? help/time/assistance/support/effort/work/information/so/very? much?
    appreciate it/that/this/you/your/the? help/time/assistance/support/all?
    i am so/very/really/truly? grateful/thankful for/to? you/your/the/all/this? help/assistance/support?
    grateful for/to your/you/the/all? help/assistance/support?
    you are/were/have so/very/really/been/a/an/the/too/such/most? very/so/really/a/an/great/super/most/extremely? helpful/great/kind/best/awesome/amazing/star/lifesaver/sweet/nice/brilliant/help/good/wonderful/fantastic/legend/gem/angel/rock/saint/cool/useful/dear/perfect/smart/job
    you rock/rule
    that/this/it is/was/has been/so/very/really/a/super/most? very/so/really/great/big/of/extremely? helpful/helped/great/kind/perfect/awesome/amazing/brilliant/wonderful/fantastic/useful/nice/good/help/excellent/lovely a? lot/lots? of/to? you/help?
    that/this/it really/surely/definitely? helps/helped/help/worked/works me/us? a/so/very? lot/much/out?
    very/so/most/really/super helpful/kind/useful of? you?
    kind of you
    nice of you
    good/great/nice/excellent/fantastic/wonderful job/work/help/stuff/service/one/answer
    well done
    i owe you one?
    god? bless you
    what a help/relief
    you made/saved my day
    thank you for being/the/such/always so? quick/kind/nice/patient/helpful/fast/good
    emojithanks
  `,
  goodbyes: `
    i/we have/need/got to leave/go/run now/soon/please?
    good nite
    off i go/pop/trot
    buh bye
    nighty/night night/nite
    peace out
    byee/byeee/baii/bai
    i will/am be/come/coming back/return later/tomorrow/soon/again?
    bye/goodbye/byebye/farewell/ciao/adios/cheerio/toodles/peace/later/laters/tata/sayonara/goodnight/godbye
    good bye/night
    bye bye/now/for/bot/then/all/everyone/friend now?
    see/catch/cu you/ya/u/them? later/soon/around/again/next/tomorrow/then/ya? time/week?
    until/till next/later/then/tomorrow/again time?
    so long
    take care of/and? yourself?
    have a/an/your? very/really/such? nice/good/great/lovely/wonderful/pleasant/fantastic/blessed/awesome/amazing/super/beautiful/fine/fabulous day/evening/weekend/night/one/time/afternoon/week/rest/life/morning/holiday ahead/too/of? the? day/evening/week?
    enjoy your/the/rest day/evening/weekend/night/of? the? day?
    talk/speak/chat/text/write to/with? you/ya? later/soon/again/tomorrow
    i have/got/need/had/must/should/am/will/better/really to/got/gotta/going/off/leave/be/have/go? to? go/leave/run/off/going/leaving/bounce/now/head/sleep/bed out/home/off? now?
    got/time/have to go/run/leave/bounce now?
    i am off/leaving/done/out/going now/here/talking/home?
    that is all goodbye/bye
    nice/good/great/pleasure/lovely talking/chatting/speaking/meeting/to/knowing talk/chat/speak? to/with? you
    it was/has been? nice/good/great/a/lovely pleasure? talking/chatting/speaking/meeting/to to/with/talk/speak/chat? with/to? you
    till/until we meet again
    later alligator/gator/dude/mate/man/guys
    in a while crocodile
    have a good/great/nice/lovely/wonderful rest of your/the day/evening/week/night/weekend
    enjoy the/your rest of your/the? day/evening/week/night/weekend
    stay safe/well/healthy
    be well/safe
    all the best
    i am heading/headed out/off/home/back now?
    hope to/we see/talk/hear/speak/meet to/from? you? again/soon
    good talk/chat
    toodle oo/pip
    toodleoo/toodlepip/toodles
    over and out
    sleep well/tight
    good luck
    best wishes
    sweet dreams
    be right back
    signing off
    thats all folks
    logging off/out
  `,
  fillers: `
    pretty please
    literally/basically
    never mind
    please/oh/ah/um/uh/hmm/hm/mm/well/so/then/now/and/just/really/very/much/too/again/there/all/mate/buddy/friend/bot/dear/sir/madam/mam/maam/man/dude/guys/everyone/everybody/team/folks/honey/sweetie/bro/bruv/pal/girl/my/the/a/for/to/you/haha/lol/hehe/xx/xo/xoxo/wow/hey/today/quickly/kindly/assistant/chatbot/robot/me/with/i/would/like/want/of/course/that/it/is/or/in/all/ooh/yay/woo/hoo/anyway/anyways/currently/moment/immediately/urgent/urgently/asap
    right now
    at the/this moment
    tbh/honestly/actually
    for now/today/everything/the/your/all? help/time/moment?
    if/whenever you could/can/would/like/want/may/please/do/not/mind?
    when/whenever you can
    ok/great/good/cool/nice/perfect/awesome/excellent/wonderful/alright/fine/lovely/super/brilliant/amazing/fantastic/sweet/fab/gotcha
    got it
    i see/understand
    no problem/problems/worries
  `,
  yes: `
    if i must/have to?
    if there? is? anyone/anybody/someone/somebody is? available/free/there/around/here
    duh
    as fast/quick as you can
    the? first/second/third/fourth/last/1st/2nd/3rd/top/bottom/latter/former/middle one/article/link/option/answer/page? please?
    they/both/all did/do/helped/worked
    connect
    i? would? love/like/happy/glad to please?
    only if it is quick/fast/possible/free/ok
    ready
    whatever/however/as you think/want/say/suggest/works/prefer best?
    whatever works
    either way is fine/ok/good
    i? do/would not mind/object at? all?
    i? would not say no
    connect/transfer please
    please connect/transfer
    get/bring/fetch/send them/him/her/somebody please/in/here?
    emojithanks
    i/we? would? really/very? appreciate/love/like/welcome it/that/this/one very/so/a? much/lot?
    asap/immediately/urgently/quickly please/now?
    right away/now please/asap?
    at last
    yh/yeh/yeppers/yis
    as soon as you/possible can?
    that/this/it is exactly? what i have/was/want/wanted/need/am/asked/said been/asking/for/wanting/after/saying? asking/waiting/wanting/saying/looking? for? all? along?
    works/working perfectly/now/fine/great?
    that/this/it explains/clarifies/answers/clears/covers it/that/everything/things/all/a up/lot?
    yes? i/we need/want/would/take like? one/him/her/that/somebody/someone please/now?
    as soon as possible
    about/high time
    it is about/high time
    finally
    if/when/whenever/wherever possible
    no worries/problem do/go/please it/that/ahead/so?
    can/could/would/will/do you please/now?
    would/might/may be/as great/good/nice/lovely/helpful/perfect/well/super/fine/appreciated thanks?
    i will/would take/have/accept that/it/one/some/this
    yse/yess/ys/yep/yeash/eys
    helpful/understood/clear
    that/this/it is what i was/am/had looking/asking/hoping/after for?
    yes/yeah/yep/yup/yea/yeh/ya/yah/yas/yess/yesss/ye/y/aye/yessir/yesh/yus/yis/si/oui/ja/da/yeap/yupp/yepp/yuh/yessum/yea/yay
    sure/surely/certainly/definitely/definately/absolutely/indeed/totally/exactly/precisely/correct/right/true/agreed/affirmative/positive/positively/accurate/roger/confirmed/confirm/undoubtedly/unquestionably/naturally/obviously/clearly/truly/yess/deal/accepted/accept/okay/bingo/amen/gladly/willingly/evidently/completely/fully/perfectly/verily/righto/righty/hundred/100/spot/ditto/granted/approved/agree/ofcourse/surething/uhuh/proceed/continue/ok/k/kk/alright/alrighty/allright/fine/cool/great/good/perfect/awesome/excellent/wonderful/fantastic/brilliant/lovely/super/nice/okey/alrite/aight/please/word/bet/emojiyes/totes/sweet/kewl
    great/good/nice/excellent/wonderful idea/plan/point
    ok? dokey/dokie/doke/doki
    please do please?
    of/off course it? is/do/i?
    oh? most/very/quite/almost certainly/definitely/assuredly/likely/probably/true/right/much so?
    by all means
    for sure
    sure/damn/darn/heck/hell/oh thing/yes/yeah/right/straight
    no/without a? doubt/question about? it?
    no problem/problems/objection/objections
    sure/right as hell/on
    you bet/betcha/know it? it/ya?
    you got/have it
    you can/could/may say? that/so/do/go? ahead/again?
    you are/re absolutely/quite/so/totally/very? right/correct
    why not
    please/just/yes? go/do/move right? ahead/on/forward/for/it/so/that/this/continue with? it/that/this?
    do/please do? it/that/so/this please/now?
    let us/me do/go/try/have? it/that/this/for/with? it?
    let us/me
    sounds/sound/seems/looks/look/works/that/it sounds/works/seems/looks/suits? like? a? good/great/fine/right/perfect/lovely/awesome/correct/nice/excellent/plan/wonderful/fair/accurate/ok/me to/idea/plan? me?
    that/it/this/which is/would/will/was/sounds/does/did/has/seems/works/could/might/should be/been/sound/work/seem? so/very/exactly/absolutely/totally/really/quite/indeed/a/most/perfectly/all/completely/definitely/pretty/what/for/just? correct/right/true/good/great/fine/perfect/lovely/nice/helpful/awesome/it/idea/accurate/ok/wonderful/excellent/appreciated/case/best/helped/fantastic/help/sure/so/do/be/sound/alright/affirmative/yes/cool/brilliant/amazing/what/ideal/useful/factual/certain to/for/i/a? i/me/lot/want/wanted/need/needed/meant/mean/am/was/looking/said? for/thanks/after?
    that/it/this/he/she/they/you sure/certainly/definitely/absolutely/really/most/indeed/surely/does/did/is/would/will/do certainly/definitely/indeed/sure? is/does/did/would/will/has/do/was/are/did/indeed
    that/it/this is/does/did/would/will/has/helps/helped/works/worked/was
    i/we really/certainly/definitely/absolutely/sure/do/would/am/totally/most/will/very/surely/could/might/can/have/guess/suppose? much/certainly/definitely/really/very/so/like/love/want/think/believe/certain/sure/be? do/would/am/think/believe/suppose/guess/agree/want/like/love/need/accept/confirm/appreciate/can/will/hope/reckon/figure/know/imagine/concur/consent/did/sure/certain/positive/would/happy/glad/interested/ready/grateful/prefer so/that/it/to/this/of/too/do/you/very/with? it/that/so/to/much/this/you/do/course/please/a/for/one? to/very/much/please/person/help/help?
    i/we could/can/do use/need/want that/it/some/the help?
    i am all/so/totally/very/definitely/certainly/quite/pretty/absolutely? sure/in/for/ok/down/certain/positive/on/game/interested/happy/ready/fine it/board/with/that? that/it/to?
    uh/mm/mhm/uhhuh/mmhmm/hm/um huh/hmm/hm
    mhm/mmhm/yessir/uhhuh/mmhmm/ahuh
    ten four
    ofc
    might as well
    if that/it is possible/ok/alright/fine/available
    i would/do indeed/gladly
    i guess/suppose/think so
    count me in
    if you/it would/could/can/please/will/do/is/like/wish/want/not/possible not? mind/please/be/so/kind?
    that/it/this/i/you/one hundred percent/per
    100 percent
    there/here/now you go
    go on/ahead/for then/it/please?
    it/that is/was a/an/the/my definite/big/firm/strong/solid/clear? yes/pleasure/fact/truth from/for? me?
    i would/will say so/yes
    you have? got that/it right
    you are absolutely/quite? right/correct about/on that/this/it one?
    that/it/this will/would/should work/do for? me?
    that/it/this works for me
    fo sho
    for real
    happy/glad/delighted to
    if you insist/must
    if it is not? too much trouble
    i am up/game for it/that
    make it so/happen
    be my guest
    hit me
    bring it/them on
    hook me up
    please? carry on please?
    i? do/can not see why not
    do not mind if i do
    my/the answer is/would yes/be yes?
    connect/transfer/put me/us please/through/now/over?
    help me please?
    i say/said yes
    as you wish/like/say
    works for me
    fine by/with me
    all/quite right/good
    spot on
    makes sense
    a lot/bit/little
    very much
    great/good/perfect/now/all works/working/helps/helped/fixed/worked/solved/sorted now/fine/great/again?
    it/that works/working/worked/helps/fixed/solved now/fine/great/again/perfectly/it?
    exactly what i needed/wanted/meant/asked/need/want
    fair enough
    yes sir/ma/mam/maam/indeed/please/siree
  `,
  no: `
    the/this/a? bot/chatbot/chat is fine/ok/okay/good/enough/alright/great/all for/with/i? me/now/need?
    i/we? want/prefer/like/need the/this/to? bot/chatbot/you/talking/talk/chatting to/with? you/bot/the? bot?
    you are/alone enough
    you can/could/will/should do/answer/solve/help/tell it/that/this/me instead/too/myself?
    please/no? just answer/tell/help/solve/fix/give me/my/it/that/the/us question/problem/answer/issue?
    please/no? just answer/tell
    i want/need/expect/would/prefer you to? answer/tell/help/solve/do/answering it/that/this/me instead?
    can/could not? you not? just? do/answer/solve/tell/help it/that/this/me instead/yourself?
    not really? worth it/that/the/my hassle/trouble/time/effort?
    it/that/this is not really/that/so/very/all/too? worth/important/urgent/serious/bad/much/big it/that/the/a/an? deal/issue/problem/hassle/trouble?
    it/that/this can/could/will wait
    i/we will/shall just/rather? wait/think/call/come/do/ask/try/phone/ring about/it/back/later/again/until/myself? it/later/tomorrow/again/back/myself?
    let me/us think about/it/first/again? it/that/this?
    i/we? do not know
    not just yet
    i/we? do not want/need/wish/care one/it/to/any/this/anyone/somebody/someone right/at/for? now/all?
    i/we would? rather/prefer keep/type/write/chat/continue/text/keep/stay/typing/chatting/do chatting/typing/writing/here/it/going/with? myself/you/here?
    stop/abort/rejected/refused/denied
    no/wrong/my/by/that/it/was/pressed? wrong/was/by? a? button/mistake
    i/we have no/not/zero time/interest/desire/wish/need for/in? that/this/it/them?
    i/we? hate/dislike/avoid talking/speaking to/with people/humans/anyone/agents/strangers/persons
    i/we? do not like/enjoy/want talking/speaking/talk/to to/with/talk? to? people/humans/anyone/agents/strangers/persons
    go back/on to/with? the/this? menu/start/bot/chat?
    back to the/this? menu/start/bot/chat
    not/without/no think/need/want? that/it/this/a? is/will/human/person? needed/necessary/required please?
    i/we do not think/believe that/it/this it/that/this? is/will be? needed/necessary/required
    it/that/this/one? will/would not be needed/necessary/required
    let us/me? just? keep/carry/go going/on/trying with/here? the/this/you/bot? bot?
    keep/carry/continue going/on/trying/talking with/here/like? the/this/you/bot? bot/chat?
    i/we will/let/would? me/like? to? try again/it/this/that/once/myself first/again/more/myself/now? first/again?
    i did not ask/want/wish/request for? that/this/it/one/you/anything/anyone/anybody
    maybe/perhaps/possibly later on
    not with a/an/any? person/human/people/anybody/anyone/someone
    please? do/would not connect/transfer/escalate/forward/redirect/call/bother/disturb me/us/it/this/anyone/anybody?
    i/we am/are not in the mood for that/this/it?
    i/we would/do/did? rather/prefer/not talk/speak/chat/deal/write/the/want/staying/keep/stick to/with/bot/robot/machine/here/talking? you/bot/robot/anyone/anybody/someone/somebody/people/here/a? here/bot?
    i/we do not want/wish/need/like to? talk/speak/chat/write to/with anyone/anybody/someone/somebody/people/them/nobody
    i prefer you/bots/robots/this/it/chatting/here
    i prefer the/a/this bot/robot/machine/chat
    let me try/do/check it? again/myself/it/first/alone again?
    stop it/that/this
    you answer/help/tell me
    not what i meant/asked/wanted/need/said/was
    that/this/it is/was not? the/a wrong answer/one/thing/question
    that/this/it is/was wrong/useless/unhelpful
    no? that/this/it does/did not help/work/do/answer me/it/anything? at? all?
    i have? already? tried that/it/this already?
    tried that/it/this already
    no/nope/nah/na/nay/naw/noo/n/nein/non/nee/nopes/nada/nix/never/neither/negative/nop/noe/nuh/nyet/noooo/not/nie
    no no/way/sir/siree/ma/mam/chance/not/never/thanks/never/don/need/dice/can/it/i do/way? jose/no?
    unfortunately/afraid/sadly/sorry not/no
    i am? afraid/sorry not/no
    not in the slightest/least
    not/never/absolutely/certainly/definitely/of/hell/heck/oh/most/probably/obviously/clearly/surely/totally/completely not/really/now/yet/today/ever/at/quite/exactly/necessary/needed/required/interested/no/course/in/particularly/right/even/a/for/this/that/likely/correct/true/so/by/entirely not/no/all/now/moment/time/the/chance/life/million/way/me/today/least/case/slightest/years/sure/interested? no/not/moment/time/chance/years?
    not at/right/in/so/by/a/an/on/under this/all/now/the/fast/any/my/your/chance/time/means/good/true? point/moment/time/means/life/watch/chance/circumstances/stage?
    by/under/in/on/at no means/circumstances/way/account/event/point/condition
    there is/it/that? no need/way/chance/reason to? for/worry/bother/do? that/it/this/so/one?
    no need
    i/we would/do/did/am/was/could/will/can/have/should/just/really/absolutely/certainly/definitely/rather/think/believe/must/prefer/say not/prefer/rather/never/cannot/that/it/no/to/disagree/wish/have? to/really/even/not/at/be/all/sure/that/is/do? think/believe/want/need/like/agree/interested/require/wish/suppose/guess/know/sure/do/care/have/accept/prefer/wrong/not/no/go/would/plan/consider/see/desire/expect so/that/it/to/one/this/anything/help/in/any/now/a/do/is/them/you/such/with? it/that/to/so/not/this/now/more/right/person/do/talk/is/thing/the/help/case? anyone/it/that/so/now/correct/right/true/case?
    i/we think/guess/believe/hope/say/said/suppose/am/would/reckon/prefer afraid/say/rather/go/have/that? that/with/to/is/say? not/no
    do/does/did/is/was/would/will/could/should/has/have/are not/never please/really/be/do/even/a/at? do/bother/worry/think/want/help/need/it/that/all/necessary/correct/right/true/do/please/so/have/one/good/work/this to/so/that/it/with/me/all/idea/about? that/it/this?
    that/it/this/which/he/she/they/you is/was/does/did/would/will/should/has/are/really/sounds/seems/can/could/were/do not/never/no/wrong/incorrect/false/untrue/unnecessary/really/sound/longer/inaccurate/far/a be/really/quite/at/seem/work/very/a/been/all/even/from/correct/it/so/sound/lie? correct/right/true/it/necessary/help/needed/all/work/be/good/what/accurate/so/helpful/required/case/wrong/useful/enough/truth/the/possible/for/me/case/true/sound? right/true/i/case/it/me/good/needed/correct? wanted/want/need/asked/meant/all/mean/case?
    incorrect/wrong/false/untrue/unnecessary/inaccurate/disagree/refuse/decline/denied/deny/pass/skip/forget/cancel/inaccurate/impossible/later/maybe/doubtful/nevermind/emojino/stop
    never mind
    forget it/that/about it?
    leave it/that/me/alone alone?
    maybe/perhaps/some another/later/next/other/tomorrow/not/time time/day/today?
    another/some/next other? time/day
    i/we will/can/could figure/work/sort it/this/that? out myself?
    i/will/let will/can/could/would/shall/have/am/prefer/rather/might/me/us/to to/just/rather/better/pass/also/manage/do/handle/figure/fix/try/wait/think/solve/find/deal? pass/do/manage/handle/try/wait/figure/think/solve/fix/pass/find/deal/skip/decline/refuse/leave it/that/this/on/about/out/with/off? it/that/this/out? myself/alone/later/own/over/on/by/again/first/pass? own/myself?
    rather/id rather/would/prefer not/no to?
    i beg to differ
    thats? a/an/hard/my no/negative
    my/the answer is/would no/be no?
    negative on that?
    no thanks/thank/thx you? so/very? much? though/anyway?
    nothing/none like/of/such? that/this/thing/it/the? sort/kind/above?
    not for me/now/today
    i am not/against
    who/no one? cares
    please/just do/stop/don not please?
    hell/heck/fuck/oh/aw no/nah/naw
    thumbs down
    it/that is/was a/the/my definite/big/firm/strong/solid/clear/hard? no from/for? me?
    you have? got that/it wrong
    i am not really/so/too? sure about/of? that/this/it?
    i? really/highly/seriously/very/much? doubt it/that/so
    not in a/one million/thousand years/lifetimes
    i must/have/will/would to? decline/refuse/pass
    i can not say that? i do/would
    scratch that/it
    no it/that is/does/will/was not
    do not
    prefer not
    negatory
    uh uh
    nuh uh/huh
    let us/me? continue/stay/keep/carry on/going? here/without/with/like? you/this/it?
    stay/continue with/on/here/without with/you/here/a/an/person/human?
    get lost
    i/we could/can/do not care less?
    far from it
    on the contrary
    as if
    fat chance
    save it/yourself
    rather not tbh?
    i would? rather/prefer stay/keep/continue/remain/to stay/keep/continue/here/with? with/talking/here/the/going/you/to? you/bot/the/this? bot?
    did not help one/at/a/me? bit/all/little?
  `,
  declines: `
    i/we am/are? fine/good/happy/ok/comfortable here with/talking? to? you/this?
    i/we? let/will/may/can/could/would? me/us/like/want? to? please? try/rephrase/reword/clarify/explain/ask/say/put/describe to/and? explain/say/ask/describe/put? it/that/this/myself? again/differently/better/otherwise/clearer/clearly/anew/another/different/in? a/other? way/words/time?
    i/we? would? rather/prefer it/that? if? you to? answered/answer/helped/help/did/do/told/tell it/that/this/me?
    you answer/tell/do/try it/that/this/me? yourself?
    you? just? answer/tell it/that/this/me? yourself?
    why can/do/will/would/could not? you not? just? answer/tell/help/do/solve me/it/this/that/us?
    please? just? answer the/my question/questions please/first?
    i/we? do/did not want/wish/need/like/ask to? be/get? transferred/connected/forwarded/redirected/passed/escalated/handed/called/contacted to/over/on? anyone/anybody/someone/somebody?
    do not you? even/ever/dare? dare/bother/think/try about/to? them/anyone/anybody/him/her/people/it/that/this/me?
    i/we do not? have/got no/not/any? time for/to? that/this/it/wait/talk/call/queue/hold? now?
    i/we? can not/never talk/speak/call/phone/chat right? now/today/here/loud/aloud?
    i/we? can not talk/speak/call/be on/over/by/loud/out/aloud the? phone/telephone/loud/now? right? now?
    people/phone/phones/calls/strangers/talking make/makes/scare/scares/stress/stresses me nervous/anxious/out?
    i/we? really? hate/dislike/avoid phone/telephone? calls/phones/calling/people/agents/strangers
    i am far/much/so/very/a? too/bit? shy/nervous/anxious/introverted for/to? that/this/talk/it?
    not with/to/by a/an/any/some? stranger/strangers/person/people/agent/human
    i/we? would? prefer/rather not to? speak/talk/chat/deal/be to/with/transferred/connected? people/anyone/anybody/someone/somebody/a/an/agents/humans/strangers? person/human/agent/stranger?
    it is ok/okay/fine/alright i will? can/could? manage/cope/survive/try/wait/live
    i/we? have? already? found/solved/figured/sorted it/that/out? already/myself/now/thanks?
    i? was/am not asking/looking for? that/this/it/one/a? person/human/agent?
    who said i? want/wanted/need/needed/asked for? a/an/that/to/this/one? person/human/agent/talk?
    did i ask/say/want/request for? that/this/it/so/a/an? person/human/agent?
    hard pass/no
    i would rather/sooner die/not
    no/nope? i want/need/would/prefer/like you to? help/answer/do/solve/tell/explain me/it/this/that? too/instead?
    ask me/us? something else
    go? back please?
    not right this/at? second/minute/moment/now
  `,
  plainAnswers: 'yes yeah yep yup yea sure absolutely definitely certainly no nope nah',
  negatives:
    'bot chatbot tell instead stop rejected mistake wait think worth try keep without mood no nope nah na nay naw noo n nein non nee nopes nada nix never neither negative nop noe nuh nyet not nie cannot nor incorrect wrong false untrue ' +
    'unnecessary inaccurate disagree refuse decline denied deny pass skip forget cancel later maybe doubtful nevermind emojino impossible differ ' +
    'doubt scratch figure negatory continue carry stay nuh uh leave prefer rather another other myself contrary lost less fat none nothing save against cares down far',
  asksIfDone: `
    ^ so/and/ok/then? is/was/are/does/did/has/have/will that/this/it/everything/all/my/the/your/we/i
  `,
  allDone: `
    the? first/second/third/fourth/last/1st/2nd/3rd/top/bottom/latter/former/middle one/article/link/option/answer/page did/does/helped/worked/works/answers/answered/is it/that/good/great/perfect/fine?
    that/this one did/does/helped/worked/works/answers/answered/is it/that/good/great/perfect/fine?
    it/that? worked
    got it
    quite helpful/useful/clear thanks?
    worked/works like a charm/dream/treat
    now i get/understand/see/know it/that/this?
    i get/understand/see/know it/that/this? now
    ah/oh/aha i see thanks?
    that/it? is? good/nice to know thanks?
    just/exactly/precisely/is? what i needed/wanted/was/am/need/want looking/after/asking? for?
    that is the answer/one/solution/ticket
    mostly/largely
    i/we/it/you? have/has/is/got? just/finally/now/already/all? fixed/solved/resolved/sorted/figured/found it/this/that/all/everything/out/my/the? out/all/myself/now/answer/problem/issue/solution/again? now/myself/thanks?
    i/we managed to fix/solve/sort/find/do/resolve/get/work it/this/that/the/my? out/answer/problem/issue/working/myself/done/solution? myself/now?
    got my/the/an/all answer/answers/solution/info/information/reply/need/needed/i? needed/wanted?
    everything/all/it/that works/working/worked/fine just/now/again/perfectly? fine/now/again?
    matter/problem/issue/case/thing/question/error/fault is/has/was/been/now? been/now? resolved/solved/fixed/sorted/settled/gone/answered/over/done/cleared now?
    the/my/this matter/problem/issue/case/error/fault/trouble went/is/has/has/just gone/away/disappeared/vanished/cleared away/up/now/by? itself?
    you solved/fixed/answered/sorted/resolved my/the/our/this/it/that/everything problem/issue/question/questions/case?
    it/that/this/issue/problem has? resolved/fixed/solved/sorted itself out?
    no need for? anything/any/more/further else/help/more/questions/assistance/support help/assistance?
    there is nothing else/more/further for? now/today/to? add/ask/i? need?
    it is okay/ok/alright/fine/good now
    i have all/everything the/i? information/info/answers/help/details i need/needed/wanted
    i have got? all/everything the information/info/answers/help/details i need/needed/wanted
    it/that/this/problem/issue has been resolved/solved/fixed/sorted/settled in the meantime
    that is the lot
    pretty much
    same to you
    it/everything/this/that/all? works/working again/now/fine/perfectly
    do not need anything/help more/else/further
    got what i needed/wanted
    that is/was pretty/about/basically/just much? it/all/everything
    that is/was the/my only thing/question/one/issue/problem
    only/just that/this one? thing/question?
    i? can/could not think of anything/something else/more?
    i have nothing more/else/further to? ask/say/add/know?
    you have? answered/solved/covered all/everything/most of? my/the? questions/problems/issues/question/problem?
    i? have? got all/everything/what i need/needed/want/wanted
    i? never mind i? fixed/found/solved it/that myself?
    i? fixed/solved/sorted/found it/that myself
    that/this/it is/was/will/would/be/should it/be/all/everything/about/for/really? all/everything/it/about/enough/for i/for/from/it/now/today/we/you/me/folks? needed/need/now/wanted/have/today/me/all/required/had/want/asked/was/my/the/moment/here? to/for/know/looking/questions/side/now? for/know/ask?
    that does/did/will/covers/answers/solves/settles/fixes/would/answered/solved/fixed it/do/my/everything/the/all it/question/problem/issue/questions?
    nothing/no/none/not else/more/further/other/anything/right/for/at else/questions/question/now/the/more/issues/concerns/queries? thanks/now/moment/questions/for? now?
    no? further/more/other questions/question/help/issues/queries/requests needed?
    i/we do/have/need/want/got not/no/nothing/everything/all/what/enough have/need/want/other/more/further/else/any/i/the/that? any/other/more/further/anything/questions/question/else/help/need/needed/information/info/issues/for/answers? other/more/further/questions/question/else/help/needed/now/issues/today? questions/question/help/else/issues?
    i/we am/are/have all/completely/now/totally/got/done? set/good/done/sorted/satisfied/finished/covered/everything/with/clear now/then/here/thanks/you/i/for? need/needed/now?
    that is/has/was/been/now/looks/seems/got? been/all/now? done/set/sorted/clear/solved/resolved/fixed/answered/ok/complete/perfect/finished/settled/understood/taken now/then/here/care? of?
    that is/was good/fine/great/well now/then/here of?
    all/everything/problem/issue/question/it/this is/has/was/been/now/looks/seems/got? been/all/now? good/done/set/sorted/clear/solved/resolved/fixed/answered/fine/ok/complete/well/perfect/finished/settled/great/understood/taken now/then/here/care? of?
    all/everything set/sorted/good/done/clear/fine
    you have/did answered/solved/fixed/helped/answer/solve/fix/help/resolved my/the/all/everything/me/it? question/questions/problem/issue/of? them?
    done/finished/solved/resolved/sorted/complete/completed
    problem/issue/case/question/mystery solved/closed/answered/fixed/resolved
    i/that got/found/have/answers/answered what/the/my/all/it answer/i/question/problem/questions/information? need/needed/wanted/now/looking? for?
    nothing/anything at all
    nothing
    that/it/this is/helped/did/does/works/worked/solved/all/fixed everything/perfectly/great/me/fine/the/it/now/my/trick? trick/now/thanks/problem/issue?
    we/i are/am good/done
    case closed
    nothing/not else comes to mind
    i/it/you never? mind? fixed/solved/answered/found/sorted/figured it/everything/all/my/out? myself/questions/out/question?
    it/that/this/all/everything is all/now? settled/working/fixed/fine/sorted/good on/at/for/now? my/me? end/side?
    nothing else/more needed/required
    all my/the? questions/question/issues/problems/concerns are/is/have/has/were been? answered/solved/resolved/addressed/clear/sorted
    i/we have/just? found/got/figured/worked/solved/fixed/sorted what/it/that/the/my/out? i/out/answer/solution/problem/issue/myself/now? was/were/needed/wanted/now/myself? looking/after/searching? for?
    no/not more/further/other questions/question/issues/problems from/on/for my/me/now side/end/part?
    end of story
    i think/guess/believe that/we/i/this/it? is/are/am/was all/it/done/good/set/everything
    good to go
    i am good to go
  `,
  content: `
    no? i am good/fine as i am
    i/we am/are so/very/really? happy with/now/as/then this/that/it/is/now?
    i/we am/are/feel good/fine/ok/alright/great/all/cool/well for/thanks/right/now/thank/good/with/as? now/the/today/you/this/that/what/i/moment/is? moment/have/am?
    im good
    it/this/all/everything is/was all/quite/totally/perfectly? ok/fine/good/alright/cool/enough/well right? now/then/for/thanks? now/me?
    that is/was all/quite/totally/perfectly? ok/good/alright/cool/enough/well right? now/then/for/thanks? now/me?
    all good/fine/ok/well
    i/we can/will manage/cope/survive/live
    no worries
    do not worry
    no/nope/nah thanks/thank/thx/ty you/ta? so/very? much? though/anyway?
    no? thanks/thank you? anyway/though/all the? same?
    i will be fine/ok/alright
    enough
  `,
  somethingElse: `
    neither/none/not/no one/any? of these/those/them/this/that/the? two/three/articles/links/answers/options? is/are/was/were/fit/fits/match/matches/applies/apply/it/relevant/right/correct/helped/helps/worked/works/help?
    wrong articles/links/answers/pages/ones/results
    i/we? have? already? tried/did/read/seen/checked/followed all/both? of? these/those/them already/before/too/twice?
    that/this/these/those/it/they? do/does/did/is/are not? answer/about/cover/fit/match my/the/what question/problem/issue/i/case? asked/mean/meant?
    i/we/it/that? am/is? still unclear/confused/unsure/lost/puzzled/stuck
    these/those/they/all are? all/about? about something/other else/things?
    it/that/this/is? still/yet not/the/no/same/does/is working/same/broken/solved/resolved/there/happening/change/not/problem/error/issue/work/fixed/helped now/here/yet?
    still same/broken/not/nothing/wrong/problem working/solved/fixed/the/same?
    same problem/issue/thing/error/result/story/again again/still/here/as? before?
    wrong answer/one/thing/topic/article/question
    i/we? have? already tried/did/done/read/seen/checked that/it/this/all/them before/too/already/twice?
    i/we have? tried/did/done/read/seen/checked that/it/this/all/them before/too/already/twice/once?
    nothing/no has? changed/change/happened/worked/helped/improved/improvement
    only/just/not partly/partially/half/somewhat/fully/entirely/completely
    a bit but not really/much/enough
    hang on
    one/just/another last/final/quick/more/other? question/thing/request/point/issue
    the/my/a problem/issue/question is/was/has still not/there/open/unsolved/unresolved/been? solved/resolved/fixed/answered/open?
    my/the problem/issue/question is/was/has/is not/still not/been/yet? solved/resolved/fixed/answered/gone yet?
    something/anything/one/another/thing/else/other/more/few/couple/two else/more/thing/question/things/questions/other/issue/problem/request/matter thing/question/questions?
    i/we still/also/actually/do/have/need/got/want/would/did have/need/want/like/got/not/a/another/one/to? a/another/one/some/more/to/an/ask/other/get/understand/found? few/other/more/question/questions/issue/problem/help/doubt/doubts/ask/something/request/things/another? more/questions/question/other/thing/another/things/else/issue/problem/something? question/questions/thing?
    there is/are/was another/something/one/more/still/also/a? else/more/other/thing/question/question/issue/problem? thing/question/issue?
    not/is yet/quite/not/finished/done/all/it/over done/yet/finished/there/all?
    wait
    hold on
    one/just a? moment/second/sec/minute/more/thing
    it/that/this/still did/does/has/is/still/do not/never/still/wrong/broken help/work/helped/solve/answer/fix/working/answered/solved/resolved/helping/enough/what/clear/fixed? me/my/it/the/anything/i/yet/at? question/problem/issue/all/all/meant/need/asked/mean? all?
    you did/have not answer/help/answered/helped/solve/understand my/me/the? question/problem/issue?
    what about
  `,
  help: `
    what are my/your/the options/choices
    what questions/things can/could i ask you?
    show/open/see the/me/main? menu/options/commands
    can/could/may/will/would/let i/we/me/you? answer/ask/have/take a/one/another/some/few/my? quick/short/simple/small? question/questions please/for/to? me/you?
    i/we want/would/have/need/wish/like/just/got like/have? to? ask/know you? a/some/something? quick/few? question/questions/something/things? please?
    i have/got a/some/few? quick/short/simple/small? question/questions for/to? you/me?
    do you help me/people?
    a/one/quick/just quick/short/simple? question
    help/sos/menu/options/commands/assistance/instructions/faq/mayday/assist
    help me/please/us out/please/now/here? please?
    i/we really/do/just/could/would/urgently/would? like/need/want/require/use/have/am some/a/your/any/to/in? bit/of/little/your/some/help/assistance/support/guidance/help need/of/help/assistance? help/assistance?
    need help/assistance/support/guidance please/here/now?
    can/could/would/will you please/maybe/possibly? help/assist/support/guide me/us please/out/here?
    what/which can/could/do/are/things/else/topics/all can/could? you/i/we/things/commands/options/questions/topics? do/help/ask/know/answer/say/understand/offer/are/can/able/available/have/type me/us/you/for/to/i/with/do/there/about? with/about/ask/do/you/me/us/for? about/with/you/me/me? with?
    what/how are/do/can/does your/you/this/i/the/it options/work/function/features/capabilities/use/commands/works/skills/services/operate/bot/chat/interact/abilities? work/this/you/function/with/operate? you?
    show/give/tell me/us what/the/your/how/all/some menu/options/you/commands/help/this/list/choices/it? can/work/works/know/of? do/options/commands?
    can/could/would/will you help/assist
    i/we have/got got? a/an/some problem/issue/question/query/trouble/concern/request
    how can/do/could/may/will you/i help/use/work/assist/start/begin me/us/you/this?
    where do/should i/we start/begin
    i/we need/want/could some/a/use? help/assistance with something/it/this
    can/could/may i/we ask something/you/a something/a/question? question?
    i am stuck
    can/could you assist/help
    list of? commands/options/topics
    who are you and what can? you? do?
    start over
    main menu
  `,
  end: `
    how/where do/can/could i/we get/go out of this/the chat/conversation/session
    get/let me/us out of this/the/your chat/conversation/session please/now?
    kill/abandon the/this/my/our chat/conversation/session/convo now/please?
    i/we do not want/need to? continue/carry/go on? this/the/with? chat/conversation/session anymore/longer/further?
    end/stop/finish it/this here now/please?
    i/we want/would/wish/need like/love? to stop/finish/end/quit talking/chatting/writing/speaking/this to/with? you/this? bot/chat/conversation?
    can/could/shall/may we/i/you please? end/close/finish/stop/leave/terminate it/this/that/here here/now/please? please?
    time to end/close/finish/leave/stop the/this/our? chat/conversation/session/here?
    chat/conversation/session can/may/should be closed/ended/finished/terminated now/please?
    i want/would/wish like? to leave/exit/quit the/this chat/conversation/session now/please?
    i am leaving/closing/ending/exiting/quitting this/the/our? chat/conversation/session now?
    feel free to close/end/finish/terminate the/this? chat/conversation/session now?
    i do/would not want/wish/like to? chat/talk/write any more/longer
    i no longer want/wish to chat/write/talk
    i no longer want/wish to chat/write/talk with/to you
    i/we want/would/can/could like? to? stop/end/finish here/now please?
    this/the/our chat/conversation/session is now? over/finished/closed/done/complete
    we/i/you can/may stop/end/finish/close here/now/this/it
    i am done/finished chatting/talking
    i am done/finished with this/the/our chat/conversation/session
    i want/need/like out of this/the/our chat/conversation
    disconnect me/now/this/the? chat/conversation/session?
    log me out of this/the chat/conversation
    i do/would not want/wish/like to? chat/chatting anymore/longer/further
    no more chat/chatting please?
    end/close/finish/stop/terminate/exit/quit/leave/conclude/disconnect/shut/abort/hang/endchat/ended the/this/our/my/up/down/of/out/off/current? the/this/our/my/current/live? chat/conversation/session/dialog/dialogue/discussion/talk/chatting/chats/convo window/now/session/please/here/with/immediately? me/you?
    i/we/you want/would/wish/like/need/am/can/could/may/please/will like/to/wanna/going/now/please? to/please? end/close/finish/stop/terminate/exit/quit/leave/conclude/disconnect/abort the/this/our/my? chat/conversation/session/dialog/discussion/talk/chatting/convo now/please/here/with? you?
    can/could/would/will/may you/we/i please/just? end/close/finish/stop/terminate/exit/quit/leave/conclude the/this/our/my? chat/conversation/session/dialog/discussion/chatting/convo now/please/here?
    how/where do/can/could i/we end/close/finish/stop/exit/quit/leave the/this/our? chat/conversation/session/dialog
    endchat/exit/quit/end
    end it/this/here/now?
    close/finish it/this here/now
    finish
    wrap this/it/things up
    stop talking/chatting/writing/messaging to/with? me please/now?
    cancel/abort/quit/drop this/the/our/my? chat/conversation/session please/now?
    this/the/our chat/conversation/session can/may/should/could be? closed/ended/finished/over/end/close now/please?
    let us end/finish/close/stop it/this/here/the/our? chat/conversation/here/session?
    close/shut/end this/the/my? chat/conversation window/down/now/please?
    shut this down now/please?
    shut this/the? chat/conversation down
    chat/conversation/session over/finished/closed/ended/end/done
  `,
  askedIfBot: `
    a/an/some/any? <kind>? <being> here/there/now/really? or is/are/am/do? it/this/you/i/that? only/just/talking? to? a/an/just/only/the/some? <kind>? bot/robot/machine/ai/computer/chatbot/program/software
    do/have/did i have/get/got/reach/reached a/an/some/real? <kind>? <being> here/now/on? here/there/the/this? line/chat/phone? or/$
    a/an? <kind>? <being> or a/an/just? <kind>? bot/robot/machine/ai/computer/chatbot
    a/an? bot/robot/machine/ai/computer/chatbot or a/an/some? <kind>? <being>
    are/is/r/were you/u/this/that/it not? really/just/actually/even/only/still/also/perhaps/maybe? a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>?
    you/u are/r/must/could/might/sound/look/seem/feel be/like/not/really/just/only/probably/obviously/clearly? be/like? a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>?
    this/it is/must/could/might/sounds/looks/seems/feels be/like/not/really/just/probably? be/like? a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>? is/right/or/then
    am/was/are i/we really/actually/just/now/still? <talking>/in to/with/contact? with? right? now? a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>?
    ^ so? i/we am <talking> to/with a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>? right/correct/or/then/am? not? i? $
    did/have/had i/we reach/reached/get/got/found a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>? here/now? $
    is/was/does/do/did a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>? really/actually/even? <writing>/write/read/answer/reply/type/respond this/me/these/the/it/here/my/to/to/messages/chat/answers?
    is/are there a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>? <writing>/here/there? this/it/the/me/these/or/actually
    is it a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>? i/that am/is <talking>/<writing>/<writing>
    like/want/love/wonder/wondering/know/tell/ask/asking/curious to? know? me? if/whether/that you/this/i/it are/r/is/am really/actually? <talking>? to/with? a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>?
    how do/can/could i know/tell/say/sure if/whether/that? you are a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>?
    prove me? to? me? that? you are a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>?
    do/would/should i/we talk/speak/chat/write to/with a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>? $
    is my/the chat/conversation? partner/one/person/guy? <writing>/on/at? this/here/me? a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>? $
    are/were the/these/this/your answers/messages/replies/responses/texts from/by/written/generated/typed/made by/from? a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>?
    do you consider/call/think/see yourself/of? as/are? a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>?
    think/bet/guess/believe/suspect/sure/possible/be that? you are a/an/some/any/the/like/real? <kind>? <kind>? <being>/<kind> <being>?
    is/are there? anyone/anybody/someone/somebody/any? real/human/people/humans/actual there/here? or
    who/what is answering/writing/replying/typing/responding to/with? me/this/here? a? bot/robot/human/person?
    what/which kind/sort/type of bot/robot/ai/assistant/thing are/is you/this
    which bot/robot/ai is/are this/you
    what is your/ur full/real? name
    what are you called
    what do/should/can i call you
    do you have a/any? name/parents/family/friends/birthday/brain/body/soul/age/boyfriend/girlfriend/wife/husband/kids/siblings/hobbies/pets
    who/what made/built/created/programmed/developed/designed/invented/wrote/trained/makes you
    who is your creator/maker/developer/father/mother/daddy
    how old are you
    what is your age
    where are you from/located/living/based
    where do you live/come from?
    do you sleep/eat/dream/breathe/drink
    are you a/an man/woman/male/female/girl/boy/guy/lady or? a? woman/man/female/male/girl/boy?
    are you male/female
    what gender are you
    when is your birthday
    when were you born/made/created
    whether/if you are/r a/an/really/even? bot/robot/human/real/machine/ai/person/computer
    is/am/do/are there/i/this a/an/any/some? real/actual/live? human/person/<agent>/people/humans here/there/behind/on/talking? or is? this/it/you? just/only? a/an/to? a/an? bot/robot/machine/computer/ai
    is/are someone/somebody/anyone/anybody real writing/typing/answering/reading/replying this/it/me/here/there?
    is this/that/it someone/somebody real
    is there? anyone/anybody/someone/somebody/a real? human? behind/typing/operating this/it/the/these/that
    are/is you a/an real/live/actual? <agent>
    am i connected/talking/linked to/with a/an real/live/actual? human/person/bot/robot/machine/<agent>
    have/did i reached/reach/got/get a/an real/live/actual? human/person/bot/robot/machine
    could/would/might/can you be a/an real? bot/robot/machine/human/person/ai
    would you say/admit that? you are a/an? real? human/bot/robot/machine
    feels/feel/seems/sounds like i? am? talking/speaking/chatting/writing to/with? a/an? bot/robot/machine/computer/wall
    this feels/sounds/seems/looks like a/an? bot/robot/machine/computer
    is/are these/this/your/the messages/answers/replies/responses/texts/chat automated/automatic/generated/canned/run/written/prewritten by? a/an? bot/robot/machine/computer/human/ai?
    do/does real/actual? people/humans/human/anyone/anybody read/answer/write/reply/see to? this/here/these/me messages?
    is/are there really/actually a/an/any? real? human/person/humans/people
    is my chat? partner/counterpart/agent a/an real? human/person/bot/robot/machine
    you a/an bot/robot/machine/human/ai/chatbot or/right/then? what/not/human?
    you sound/seem/look/feel like a bot/robot/machine/human/person/computer
    prove that? you are human/real/alive
    can you prove that? you are human/real/alive
    is anyone/anybody/someone/somebody real behind this/it
    are these/this/those automatic/automated/canned replies/answers/responses/messages
    do i have a/an human/person/bot/machine on the line
    does a/an human/person/bot read/answer/write this/here/me?
    are/r you/this/u/these/is really/just/actually/even/only/still/not? a/an/some/like? real/actual/live/living/human/bot/robot/machine/computer/ai/chatbot/person/automated/android/virtual/cyborg/program/software/robotic/artificial/alive/chatbot/chatterbot/humanoid
    is this/that/it really/just/actually/only/like? a/an/some? real/actual/live/human/bot/robot/machine/computer/ai/chatbot/person/automated/virtual/program
    am/do/are i/we really/just/actually? talking/speaking/chatting/texting/talk/speak/chat/dealing/communicating/writing to/with? a/an/some? real/actual/live/human/bot/robot/machine/computer/ai/chatbot/person/automated/virtual/program/someone/somebody
    you are/is/sound/seem/must/look like/be/just/only? a/an? bot/robot/machine/computer/ai/chatbot right/or/are/is/not are/is/you? not? you?
    you are a/an bot/robot/machine/computer/ai/chatbot
    who/what am/is/are i talking/speaking/chatting to/with
    who is this/that/there
    is/are there/these/this/your a/an/some/answers/messages/replies? real/actual/human/answers/written/person/typed? person/human/someone/by? behind/typing/writing/by/on/answering this/the/it/a/here? other/person/human/bot/machine/side/line/screen?
    a/an/real/written/typed by a/an person/human/bot/machine/robot
    you are/sound/seem/look not really/even/actually? a/an/like? real/actual? human/person/bot/robot/machine
    you must/have/got/gotta to? be a/an? bot/robot/machine/computer/ai/chatbot/human
    is/are a/an/any/some/real? real/actual/live? human/humans/person/people actually/really? reading/typing/writing/seeing/answering/watching/replying this/me/here/to? me/this?
    what are/is you/this exactly/really/actually
    bot or human/person/real/not
    human/person/real or bot/robot/machine/computer/not/ai
    what are you
    who are you
    do you have feelings/emotions/consciousness
    are you sentient/conscious/self/alive/siri/alexa/chatgpt/gpt
  `,
  unhappy: `
    worse/less than useless
    lose/losing/lost the will to live
    you having a laugh/giraffe
    ^ still/again/always? wrong again/still/answer? $
    you misunderstood/misunderstand me/us/this/it/that/$
    you have? got it/this/that/me wrong/backwards
    fck/fk/fuk/fking/fcking/fuking/fkn
    useless/stupid/worthless/dumb piece of software/tech/technology/kit/code/work
    link/links/article/articles/page/answer/answers/answer/reply/suggestion/suggestions do/does/did not help/work/open/answer
    none/nothing of? this/that/these/it/you? helps/helped/works/worked
    that/this/it is no/not answer/help/use/solution/an/a answer/solution?
    you still have/did not answered/answer/helped/help/understood/understand
    ^ please? answer my/the question/questions please/properly/now? $
    why do/can/will/would/are/did not? you not? even/just/ever/simply? understand/answer/listen/help/get/read/exist/reply
    can/do not you even? read/listen/understand/hear/think $/me/anything/english/properly
    learn to read/listen/understand/spell
    you make/talk/are no/talking/such/talk? sense/nonsense/rubbish/crap/garbage
    what are you even? talking/good about/for
    what use/good are you
    this/that/it/you/chat/company/service/website/app/bot really/just/totally/all? sucks/suck/stinks/blows
    ^ very/so/really/extremely/too? poor/bad/lousy/disgusting/outrageous/unbelievable/incompetent/unprofessional/scandalous/shocking/insane/bonkers/shambolic/laughable/insulting/dismal/abysmal/atrocious/dire $
    not/never/nowhere near? good enough
    getting/get/gets on my/our nerves
    pisses/pissing/drives/driving/makes/making me/us off/mad/angry/crazy/sick/furious/so/insane mad/angry/furious/sick?
    i am so/really/absolutely/just/utterly? outraged/appalled/disgusted/shocked/speechless/fuming/enraged/irate/gutted/exasperated
    are you for real
    ^ seriously/really seriously? $
    ^ oh/ah/aw? come on man/now? $
    for crying out loud
    give me a break
    jesus/christ/goddammit christ?
    this/it is hell/torture/madness/insane/insanity/farcical/beyond
    ^ just? go away $
    to hell with this/you/it/your
    piece of junk/garbage/crap/shit/rubbish/trash
    ^ you/what? bloody/fucking/stupid/are/bunch? all/of/a? idiots/morons/liars/thieves/crooks/clowns/fools/cheats/cowboys/jokers $
    you/they/company have? cheated/scammed/robbed/ripped/tricked/deceived/conned me/us/off
    you/they have? lied to me/us
    i/we feel/was/have/am/been been? cheated/ripped/scammed/robbed/lied/deceived/conned off/to?
    ^ complaint/complaints please/now? $
    this is a complaint
    going/will/gonna to? report/sue you
    leave/write/post/give/leaving/writing a/you bad/negative/terrible/one/awful review/star/rating/reviews
    i/we am/are done/finished/through with you/this/your bot/company/service/lot/rubbish?
    lost a customer
    regret buying/ordering/choosing/coming/joining
    wasted/wasting/wastes an/a/my/so/hours whole/much/of? hour/hours/day/time/afternoon
    again/always/still the same answer/thing/nonsense/response/reply
    the same thing/answer/response/reply/nonsense again/over/every/as
    you already? said/told/gave/sent that/this/me/it already/before/that/this? already/before?
    that/this is what you said/told before/already/me
    you just/only/always/keep? repeat/repeating yourself/the/same
    leads/leading/goes nowhere
    you have no/not/zero a/the/any? clue/idea/brain/sense
    you know nothing/not
    you can not do/help/understand/answer anything/me/shit/much/a
    can you do anything at/right/properly/useful all?
    my? patience is/has gone/over/run/up/ended/out
    i have had it
    i can not take/stand/bear/stomach this/it/you anymore/any/longer/more?
    ^ argh/grrr/ugh/arrgh/aargh/gah/sigh/pff/pfft/grr/agh/urgh $
    stop repeating/asking/saying/sending/giving/showing yourself/me/the/that/this/it same/this/that/over/these? thing/answer/question/text/nonsense/articles?
    must be/have kidding/joking me?
    you/your company/service/bot/support/chat/chatbot/team/staff/business/shop/people/lot/guys is/are a/an/so/such/just/really/total/absolutely/an? complete/absolute/total/utter/real/so? disgrace/joke/shambles/rubbish/terrible/awful/useless/pathetic/unbelievable/incompetent/ridiculous/disaster/shame/crap/hopeless/rude/horrible/appalling/disgusting/nightmare/unprofessional/liars/clowns
    ^ how frustrating/annoying/stupid/ridiculous/rude/pathetic/useless/disappointing/irritating/incompetent/dumb/embarrassing/ludicrous $
    how dare you
    ^ f this/you/off bot/chat/thing/shit?
    bloody hell/useless/stupid/bot/joke/rubbish
    makes no/zero/little sense
    does/do/did not make any/much/a? sense
    did/do/can/could/have you even/actually/really/bother read/listen/understand/look/to
    read/answer my message/question/messages/questions/text/words properly/again/carefully/please/first
    nobody/noone/no listens/cares/helps/answers/understands/reacts/one here/me/us/to? me/us/here?
    ^ nothing works/helps/is here/at/with/working? all/you? $
    ^ never again $
    enough is enough
    how hard/difficult can/is it be?
    ^ scam/fraud/ripoff/scandal/disgraceful/liars/lies/robbery/cheats/joke/farce $
    ^ a/total/complete/what/utter/absolute/pure? a? scam/fraud/farce/scandal/nightmare/robbery/shambles $
    emojiangry
    thanks/thank you? for nothing
    it/that/this/you/which/bot has/have/did? solved/solves/solve/fixed/fixes/fix/helped/helps/help/answered/answers/answer/resolved/resolves/changed/changes/explained/explains nothing/zero at? all?
    that is all so/completely/totally? wrong/nonsense/rubbish/false
    not/less/never happy/satisfied/pleased/impressed/amused at/with/about? all/this/you/it/that/your?
    what is wrong/up with you/this
    what is your problem
    for/oh fucks/fuck/gods/god/christs/petes/heavens sake/s sake?
    go to hell
    get stuffed/lost/bent
    can/do you not/even? not/even? read/listen/think $
    useless/stupid/worthless/dumb piece of junk/crap/shit/garbage/rubbish
    absolute/utter/complete/total/pure rubbish/nonsense/garbage/crap/joke/disgrace/shambles/trash
    ^ i? am? just? give/giving up $
    had/have enough of? this/you/it? $
    never buying/buy/using/use/ordering/order/shopping/shop from/at/with/your? you/your/here/service/this? again/service?
    sue you
    you are all? scammers/thieves/crooks/liars/criminals/frauds/robbers/cheaters/clowns/fools/incompetent
    ^ thieves/scammers/crooks/liars/criminals/robbers/shame/disgrace/clowns/cheaters/ripoff $
    shame on you/your
    rip off
    you/u/bot/this/chatbot/it/that/robot/thing/assistant/service/chat/your bot/chat/thing/chatbot/service/assistant/answer/answers/support? is/are/am/was so/very/really/totally/completely/absolutely/a/an/just/the/such/of/pretty/quite/not/fucking/bloody/no? a/so/very/of/total/complete/totally/fucking/bloody/piece/bit/any/good? useless/stupid/dumb/rubbish/crap/terrible/awful/horrible/pathetic/ridiculous/annoying/frustrating/joke/nonsense/garbage/trash/shit/idiot/idiotic/worthless/pointless/hopeless/infuriating/moron/bullshit/unhelpful/unacceptable/disgrace/disgusting/shitty/sucks/bad/waste/incompetent/helpful/helping/use/help
    you/u/bot/this/it suck/sucks
    useless/stupid/dumb/rubbish/crap/idiot/terrible/pathetic/ridiculous/worthless/fucking/shitty/silly/damn/bloody/lousy bot/robot/chatbot/service/assistant/answer/chat/system/ai/program
    you/it/this/that/bot do/does/did/can/could/will/would/have/has/is/are not/never really/even/just/at/be/been? understand/get/help/listen/helping/helped/answer/understood/answering/listening/understanding/work/working/know/answered/helpful me/it/anything/my/what/at/us/for/the/i? all/question/questions/saying/am/want/mean/asking/me/need/problem?
    you/that/it/this keep/keeps repeating/saying/asking/sending/giving
    not helping/helpful/working/answering/useful me/my/at/the? all/question?
    no help/use at? all?
    of no help/use
    i am so/very/really/getting/extremely/quite/pretty/not/absolutely/totally/sick/fed/losing/at? very/so/really/and/happy/satisfied/up/my/wits/pleased? angry/annoyed/frustrated/furious/upset/disappointed/mad/tired/patience/happy/satisfied/pissed/irritated/livid/unhappy/dissatisfied/fuming/up/end/pleased/of/impressed
    fed up
    sick of this/you/it
    lost/losing my/all? patience
    worst/terrible/horrible/awful/bad/poor/lousy/pathetic/disgusting/shocking service/bot/experience/support/company/chat/customer/ever/thing/help/chatbot/assistance
    wtf/ffs/fuck/fucking/bullshit/damn/dammit/damnit/shit/crap/arse/bastard/bastards/asshole/bollocks/screw/goddamn/stfu/piss/omfg
    waste of time/my
    waste my time
    are you stupid/dumb/deaf/blind/kidding/serious/broken/retarded/joking me?
    are you a/an complete/total/bloody? idiot/moron/joke
    same nonsense/rubbish/crap/answer/thing again
    ^ so/very/really/just? unhelpful/pathetic/disappointing/terrible/awful/horrible/useless/ridiculous/unacceptable/rubbish/crap/annoying/frustrating/infuriating/disgraceful/hopeless/pointless/garbage/nonsense/appalling/dreadful/shameful $
    useless/stupid/dumb/crappy/pathetic/terrible/awful thing/machine/computer/website
    that/this/it is/was not my/the/what? question/answer/problem/issue/i? asked/meant/need/want?
    wrong/bad/silly/stupid/useless/terrible answer/answers/response/reply
    wasting/wasted/waste my/everyones/our time
    what the/on hell/heck/fuck/earth
    what a disappointment
    can/do you not? read/listen/hear/understand what/me/anything/english? i? say/said/write/wrote/mean/asked? $
    you are/just/keep? just/always/only? repeating/contradicting yourself
    this/that/it/you/chat/service is/was/are so/very/really/just/extremely? disappointing/disappointment/infuriating/shameful/appalling/dreadful/disgraceful/tiring/exhausting
    smarter/better than you
    what a joke/waste/shame/mess/rubbish/load/disaster
    this is a/an/just/so/really/absolutely/getting/not/unbelievable/beyond/the/completely/driving/going/taking? joke/ridiculous/unacceptable/outrageous/frustrating/annoying/working/helping/helpful/nowhere/worst/nonsense/bad/stupid/me/insane/nuts/forever/awful/terrible/horrible/pathetic/absurd/unbelievable
    make/file/lodge/raise/submit/have/register a/an/my? complaint
    want/like/need/wish to complain
    going/go/went/gone/running/round round/in/around in/and? circles/round
    getting/get/got me/us? nowhere
    idiot/moron/dumbass bot/robot?
    you/it never/always/still understand/get/getting/help/listen/answer/wrong/misunderstand/fail
    not/never what i asked/meant/said/wanted/need/want
    shut up
    i hate you/this/bots/it/chatbots/robots/your
    hate talking/this
    same answer/thing/question/message again/over/every
    already told/said/asked you/that/this
  `,
  otherWords:
    'airlines algorithms animals assets attack authors bake bars battle became bells beta blank ' +
    'blobs bones boom boys bulk buttons cats cells charities coded cold colors columns cookies ' +
    'crash cute damages damp designs diamonds disks displays dogs dollars downloads drawers drinks drivers eats ' +
    'engines escalations escalators falls films filters fines fingers flights flood ' +
    'flowers food forks giant girls grams greek math matters measures mentions merged merges messed methods ' +
    'migrated minors mirrors mistakes mister mobiles models modes monkey months moves movies named nearly nest newer nodes ' +
    'noisy notes noticed notices objects older ovens pace packages packed packing papers parsed parsing partial particular ' +
    'passwords pasta pasting patterns pays permissions phase phrases pictures pieces placed places plants platforms players ' +
    'playing plays plot pointed pointer police poll ports positions pounds precedence precise preferences prepended ' +
    'presence preserved preset prevent prevented produce produces profiler profiling programme programmer programs projects ' +
    'promises prompts prone provided providers provides punk puss queued queues quiz quizzes quoted racing ranges rare ' +
    'reaches rebase receiver receives recommended recorded records recovery redirects reduced reduces referenced references ' +
    'regions registers rejection rejections rejects relationships relay released releases relied relies rely remainder ' +
    'remembers remotes removes removing render reorder repeats replaces replacing replay replied reporting requirements ' +
    'reserved resets resetting resolver responded restored restores retain reusing reversed roots rung safely sampled ' +
    'sampler samples satisfies sauce saves saving scanned scope scream scripts seals seconds secrets selects sentences ' +
    'servers serves serving sessions sets setups shams shared shells shim shirts shops shortcuts showed signals signatures ' +
    'sing sitting situations skipped skipping slight slower slows snake sockets soda solutions sourced sources spaces ' +
    'sparse specially spending spent splits stack stacks staffed stale stands stars starts state stated statements stats ' +
    'statue sticky stopping stops stores storing stray streams strings students styles subjects suites sweep swift symbolic ' +
    'symbols systems tables targets tasks terminals terminates testing tests theme thoughts thousands threads threat throws ' +
    'thus tick timers timing titles tokens tone trace tracing tracked trail trailing trainer transform transforms ' +
    'transition translations transports trap treats trees trim trips trop types unset updated updates upgraded upgrades ' +
    'uploads usages uses values versions warnings washing weigh wigs windows wins ' +
    'form forms from wide wife wish wash cake cafe case coat chart heap tall tail tale tool took near neat news late lane love hone hole home bone down town firm farm film ' +
    'wrote written waiting waited writes talker wait waits contacted contacts reached called helped wanted needed asked transferring spoke spoken told said says tells tried tries connected ' +
    'contract contracts contrast contacted speed sneak spear peak bleak stuff staffing parson prison persona personal personally personnel humane humanity humor ' +
    'agency agenda argent urgent managed manage manages managing mangers operate operates operated operation operations operating opera ' +
    'reacher teach beach peach react reaching reached rich ranch someday something somehow sometime anything anytime customs custom customize ' +
    'employer employed employ college colleges assistants assist assisted correct correctly collect collected connects transferal transfers ' +
    'support supported supporting supports supporter services serviced servicing serve server charge charged change changed chance talks talked ' +
    'walk walking chalk calls called cell tell sell fall phones phoned rings rang shake people peoples peeple live lives lived love loved leave ' +
    'leaves real really reel request requests required requires requirement demands prefers preferred preference wish wishes switch switched ' +
    'witch which patch patched batch match watch route routes rude root direct directly directed direction redirect pass passed password passport ' +
    'past paste hand handed handle handled hands forward forwarded towards find finds found fund fine give gives given gift bring brings send sends sent ' +
    'sand spend take takes taken talk makes show shows shown snow expert export expect experts exports special specials specialist speciality ' +
    'desk disk team teams term tram number numbers member center enter centre office officer offers offer order orders other others rather ' +
    'problem program product products price prices thinks thing things think thanked banks tank thank bye buy boy good goods hello hell hall help helps helped ' +
    'where there their these three threw through though thought tough never fever lever nothing notice night right light sight might great greet grate ' +
    'perfect prefect sure sore cure pure yeast year years yes yet correctly corrected direction exact exactly exacts maybe may nope hope rope note not now know knew new ' +
    'refund refunds return returns receipt recipe invoice voice advice advise advised advises device devices human man men women woman reply replies repair ' +
    'repairs report reports represent represents presented represented presentative operators robot boot boat bought machine machines computer commute commuter ' +
    'transferable transparent translate translator transmit transport transaction converse conserve converted conversion reserve reverse connect context contest content contents ' +
    'confirm conform confirmed consult result consulted consulting insult discuss discount discounts discussion disconnect message messages massage text texts test next taxes ' +
    'email emails mail mailed detail details line lines lime word words world work works worked touch touched couch hold holds held gold cold mold ' +
    'accent accents accept accepts access accident account accounts across action active actual adapter add added adding address ' +
    'adult advance advert again age ago ahead air airline airport alarm album alert allow alone along already also alter amend among ' +
    'amount angel anger angle animal annual answer app apple apply approve approved approves april arch area arrive arrives arrived ' +
    'article aside asleep asset attach august aunt author auto award away baby back backup bacon bag baggage balance ball band bank ' +
    'bar bare base basic basket bath battery bear beard beat beauty bed bedroom beef beer before begin belt bench best bicycle bike ' +
    'bill bills bird birth bite black blame bleaching bling block blog blood blue board body boil boiler bonus book booked booking ' +
    'bookings books boots border born boss bottle bottom bounced bowl box boxes brake branch brand bread break breakfast bridge ' +
    'bright broad broken broker brother brown browser brush budget build building bull bundle burn bus business butter button buyer ' +
    'cabin cable calendar caller callers camera camp campaign cancel cancelled cancels candle canvas car carbon card cards care ' +
    'career cargo carpet carrier carry cars cartoon cases cash castle cat cause ceiling cellar cent chain chair champagne channel ' +
    'chapter charger charges cheap check checked checkout checks cheese cheque chest chicken child children chips choice choose ' +
    'christmas church cinema circle city class clean cleaned cleaner cleaning clear click client climb clock close closed clothes ' +
    'cloud club coach coast cock code codes coffee coin collar colleague colour color column come comes coming company compare ' +
    'complain complains complex concert condition consultation contactless cook cookie cooking cool copper copy corner costume cost ' +
    'costs cotton count counter country couple coupon course court cousin cover cream create credit crew crime cross crown cruise ' +
    'crush cup currency current curtain curve cut cycle daily damage damaged dance danger dark data date dates daughter deal dear ' +
    'death debit debt december decline declined deep default degree delay delayed delete deliver delivers delivered delivery demo ' +
    'deny deposit depth design desert diamond diary diet digital dinner dirty disc dish display distance doctor dog dollar door ' +
    'double doubt download downtown draft draw drawer dress drink drive driver drop dry dryer due dust duty each early ear earth ' +
    'east easy eat edge edit egg eight electric elevator empty energy engine engineer enjoy entry envelope equal error escalator ' +
    'estate euro event exam example excess exchange exist expire expired expires express extend extra eye fabric face fact factory ' +
    'fail failed fails fair false fame family fan fast father fault february feed feet felt fence ferry field fight figure file ' +
    'files fill filter final finger finish fire first fish fist fit five fix flash flat flavour flight floor flour flower fly fog ' +
    'fold follow foot football foreign forest forget fork formal forum four frame fraud free freeze freight fresh friend front ' +
    'frozen fruit fuel full function furniture future gain gallery game garage garden gas gate gear general girl glass glasses ' +
    'gloves glue goal golf grade grand grant grass green grey ground group grow guard guess guest guide guitar gun hair half handles ' +
    'hardware hat head headphones headset health hear heart heat heater heating heavy height highway hike hill hire hobby holiday ' +
    'homework honey hook horse hose hospital host hot hotel hour house household hundred hurt husband ice idea ideas image impact ' +
    'import inch incoming income increase insect inside install insure insured insurance integration interest interests internet ' +
    'iron island item items jacket jam january jar jeans jewel job join joint joke journal journey judge juice july jump june jury ' +
    'keep kettle key keyboard keys kick kid kids kind king kitchen knee knife knock label lack ladder lake lamp land laptop large ' +
    'laser latest laundry law lawn lawyer layer lead leads leaf leak leaking leaks lease leather leg legal lemon lend length less ' +
    'lesson letter letters level licence lift lighter likes limit limits linen link links list listing litre load loan lobby local ' +
    'lock locked locker log login lonely lounge loving low luck luggage lunch mad main major manual map march mark market married ' +
    'mask master material mattress maximum meal mean meaning measure meat media medical medicine medium memory menu mercy merge ' +
    'metal meter method middle migrate mile milk mind mine minimum minor minute mirror miss missed missing mistake mix mobile mode ' +
    'model modem modern money monitor month monthly mood moon mortgage mother motor mouse mouth move moved movie mud muscle museum ' +
    'music must nail name natural nearby neck needle network neutral newspaper nine noise noon normal north nose novel november ' +
    'nurse object ocean october oil old olive once onion online open opened opens option orange ordr outlet outside oven over own ' +
    'owner pack package packet page paid pain paint pair pan pants paper parcel parcels parent park parking part parts party ' +
    'passenger patent path pattern pay payable payee payer paying payment payments payroll peace pen penalty pencil pension pepper ' +
    'period permission permit pet petrol pharmacy photo photos phrase piano pick picture piece pig pill pillow pilot pin pink pipe ' +
    'pizza place plan plane planet plans plant plastic plate platform play player plug pocket point points poison pole policy polish ' +
    'pool poor popular port portal position post postal postcode postpone pot potato pound powder power praise pray premium present ' +
    'press pressure pretty print printed printer prints prize process profile profit project promise promo proof property protect ' +
    'proud prove provider public pull pump purchase purple purse push puzzle quality quarter queen query quiet quit quota quote ' +
    'quotes rabbit race radio rail rain raise range rank rate rates ratio raw reach read readable reader readers readiness rear ' +
    'reason rebate reboot receive received reception recharge recommend record recorder recover red reduce reference refill refuse ' +
    'region register regular reject rejected related relax release reload remember reminder remote remove removed renew renewal rent ' +
    'rental repeat replace replaced rescue research reservation reservations reset resort rest restart restaurant restore retail ' +
    'retention retire review reviews reward rice ride ring rise risk river road robo rock role roll roof room rose rough round ' +
    'router routers row rule run rush sad saddle safe safety sail salad salary sale sales salt sample sandwich satellite satin sauce ' +
    'save saved savings scale scam scan scanner scene schedule school science scooter score screen screw script seal search season ' +
    'seat seats second secret security seed seller senior sentence september serial series session set setting settings settle seven ' +
    'sew sex shade shadow shape share shares sharp sheet shelf shell shine ship shipment shipped shipping shirt shock shoe shoes ' +
    'shop short shot shoulder shower shut sick side sign signal signature signed silence silver similar simple single sink sister ' +
    'site six size skin skirt sky sleep sleeve slim slot slow small smart smell smoke smooth soap social socket socks sofa soft sold ' +
    'solid sometimes son song soul sound soup source south space spare spell spits split spoon sport spot spray spread spring square ' +
    'stage stain stair stamp stand star start station statement status stay steal steam steel step stereo stick still stock stocks ' +
    'stole stolen stomach stone stop storage store stored storm story stove straight strange stream street stress string strong ' +
    'student studio study style subject submit subscribe sugar suit suite suits sum summer sun sunday supply surface surgery sweater ' +
    'sweet swim swimming symbol system table tablet tap tape target task taste tax taxi tea teacher tear technique teeth television ' +
    'temper tenant tent terms terminal terrace thermostat thick thin third thirty thousand thread throat throw thumb thunder ticket ' +
    'tickets tie tight tile till timer tip tire tired title toast today toe toilet token tomato tongue tonight tooth top topic total ' +
    'tour towel tower toy track tracking trade traffic train training tree trial trick trip trouble trousers truck trust tube tune ' +
    'turn twelve twice twin type tyre ugly umbrella uncle under unfriend uniform union unit unlock unreal until update upgrade ' +
    'upload upper upstairs urge usage used useful user username usual vacation valid valley value van vase vegan vehicle verify ' +
    'version vest video view village vinegar virus visa visit voicemail volume vote voucher voyage wage waitlist wake wall wallet ' +
    'want warm warn warning warranty washable waste water wave weak wear weather web wedding week weekend weekly weight west wet ' +
    'whatever wheel white whole width wifi wild win wind window wine wing winter wire wireless wise withdraw withdrawal wood wool ' +
    'wore worry worth wound wrap wrist wrong yard yellow yesterday young zero zip zone',
  capitalNouns: false,
  elides: false,
};
