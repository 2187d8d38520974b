"""The first pillar: who one is on LinkedIn, what one publishes, for whom. Its questions and its cards."""

from webapp.audit.advice import Card, Caveat
from webapp.audit.questionnaire import NOT_APPLICABLE, Lens, Option, Pillar, Question
from webapp.content.marker import N_

PILLAR = Pillar(
    id="brand",
    linkedin=True,
    title=N_("Establish your professional brand"),
    short=N_("Brand"),
    introduction=N_("Your profile and your posts are what others see of you. These six questions look at what they say, whom they speak to, and who answers."),
    questions=(
        Question(
            id="brand.profile", lens=Lens.ACTIVITY, weight=2, sources=("G12",),
            topic=N_("Parts of your profile"),
            text=N_("How many of these eight parts of your profile are filled in: photo, banner, headline, About section, experience with a description, education, skills, contact details?"),
            help=N_("If a part can hold nothing in your case (no diploma, for instance), count it as filled in. From memory is fine; to be exact, open your profile."),
            options=(
                Option(0, N_("Two parts or fewer")),
                Option(1, N_("Three or four parts")),
                Option(2, N_("Five or six parts")),
                Option(3, N_("Seven parts")),
                Option(4, N_("All eight parts")),
            ),
        ),
        Question(
            id="brand.keywords", lens=Lens.QUALITY, weight=2, sources=("G13",),
            topic=N_("Words your audience searches"),
            text=N_("Think of five words or phrases that your audience would type to find someone like you. How many are in your headline or your About section?"),
            help=N_("Your job title counts only if your audience searches for it. From memory is fine; to be exact, open your profile. Your audience: the people you want to reach (clients, candidates, partners, readers)."),
            options=(
                Option(0, N_("None, or I don’t know which words")),
                Option(1, N_("One of the five words")),
                Option(2, N_("Two of the five words")),
                Option(3, N_("Three or four of the five words")),
                Option(4, N_("All five words")),
            ),
        ),
        Question(
            id="brand.publishing", lens=Lens.ACTIVITY, weight=3, sources=("G03", "G14"),
            topic=N_("Publishing rhythm"),
            text=N_("In how many of the last four weeks did you publish something of your own?"),
            help=N_("Text, image, video, document or article: all count. Sharing someone else’s post without a word doesn’t. From memory is fine; to be exact, open your profile, under Activity."),
            options=(
                Option(0, N_("Nothing for three months")),
                Option(1, N_("At least one post in three months, but none in these four weeks")),
                Option(2, N_("In one or two weeks")),
                Option(3, N_("In three weeks, or in all four but not always twice")),
                Option(4, N_("In all four, at least twice each")),
            ),
        ),
        Question(
            id="brand.topics", lens=Lens.QUALITY, weight=2, sources=("E05", "G29"),
            topic=N_("Choice of subjects"),
            text=N_("How do you choose the subjects of your posts, published or to come?"),
            help=N_("From memory is fine; to be exact, reread your last posts, or your notes. Your audience: the people you want to reach (clients, candidates, partners, readers)."),
            options=(
                Option(0, N_("I have no subject in mind")),
                Option(1, N_("I take them one at a time, as ideas come")),
                Option(2, N_("I keep to a few subjects, with no single audience in mind")),
                Option(3, N_("I keep to a few subjects chosen for one audience, with no written list")),
                Option(4, N_("I keep to a written list of subjects, chosen for one audience")),
            ),
        ),
        Question(
            id="brand.reception", lens=Lens.QUALITY, weight=3, sources=("G15", "E02"),
            topic=N_("Response to your posts"),
            text=N_("Look at your last three posts. Who reacted?"),
            help=N_("With fewer than three posts, look at those you have. From memory is fine; to be exact, open the list of reactions under each post, then the comments. Your audience: the people you want to reach (clients, candidates, partners, readers)."),
            options=(
                Option(0, N_("Nobody, or I don’t know who")),
                Option(1, N_("Only people outside my audience: colleagues, friends, family or others")),
                Option(2, N_("At least one person of my audience, but not on every post")),
                Option(3, N_("Someone of my audience on every post, by reactions only")),
                Option(4, N_("Someone of my audience on every post, and at least one commented or wrote to me")),
                Option(NOT_APPLICABLE, N_("I haven’t published for three months")),
            ),
        ),
        Question(
            id="brand.measuring", lens=Lens.QUALITY, weight=1, sources=("G29",),
            topic=N_("Tracking of your posts"),
            text=N_("What do you do with the results of your posts (reactions, comments, shares)?"),
            help=N_("A format is text, image, video, document or poll. From memory is fine; the figures are under each post."),
            options=(
                Option(0, N_("I don’t look at them, or I don’t publish")),
                Option(1, N_("I look at those of a few posts, when I think of it")),
                Option(2, N_("I look at those of every post, without writing anything down")),
                Option(3, N_("I write them down, and compare formats less than once a month or never")),
                Option(4, N_("I write them down, and compare formats at least once a month")),
            ),
        ),
    ),
)

CARDS: tuple[Card, ...] = (
    Card(
        id="brand-profile", pillar="brand", lens=Lens.ACTIVITY, minutes=60, first=True,
        raises={"brand.profile": 4}, goals=("recruit", "partners"), sources=("G12", "G32", "G31", "G06"),
        title=N_("Complete your profile, part by part"),
        why=N_("The guide puts the profile before publishing, and a complete one helps new people find you. LinkedIn also compares your SSI with the sector given with your experience: fill that in too."),
        steps=(
            N_("Open your profile and note what’s missing: photo, banner, headline, About section, experience, education, skills, contact details."),
            N_("Begin with the easiest: a recent photo and a headline of one line."),
            N_("Write five lines in your About section: whom you help, with what, an example, how to reach you."),
            N_("In your current position, check the sector and describe your work in two lines."),
        ),
        caveat=Caveat(N_("For Bruno Fridlansky, the SSI shows the use made of LinkedIn, not performance. To learn whether your profile convinces, ask someone who has never read it."), ("E01",)),
    ),
    Card(
        id="brand-keywords", pillar="brand", lens=Lens.QUALITY, minutes=30, first=True,
        raises={"brand.keywords": 4}, goals=("sell", "recruit"), sources=("G13", "G15"),
        title=N_("Use the words your audience searches"),
        why=N_("The guide advises keywords in your headline and your About section; they help your articles too. Choose your audience’s words, which aren’t always those of your trade."),
        steps=(
            N_("Reread two e-mails or adverts written by people you want to reach. Copy out five words they use."),
            N_("Rewrite your headline with two of them: what you do, and for whom."),
            N_("Put the other three at the start of your About section, in real sentences."),
            N_("Search for these words on LinkedIn. Change any that lead to another trade."),
        ),
        caveat=Caveat(N_("According to the article, the SSI can neither prove nor disprove that your marketing works. To judge your words, ask each new connection what led them to your profile."), ("E33",)),
    ),
    Card(
        id="brand-topics", pillar="brand", lens=Lens.QUALITY, minutes=30, first=True,
        raises={"brand.topics": 4}, goals=("brand", "partners"), sources=("G15", "G29"),
        title=N_("Choose three subjects for one audience"),
        why=N_("Keywords help an article, but the guide says that your network’s welcome is what makes LinkedIn find it interesting. With a few steady subjects, you learn which ones touch your audience."),
        steps=(
            N_("Write in one sentence whom you want to reach, and why."),
            N_("Note five questions these people have asked you, or that you asked yourself before you knew the trade."),
            N_("Group them into three subjects, in a list you keep where you write."),
            N_("Before each post, check that it belongs to one of the three."),
        ),
        caveat=Caveat(N_("For Tom Baeten, what works is the whole: a very good personal brand, a coherent network, relevant content. Your three subjects are one part of it; look also at whom they reach."), ("E05",)),
    ),
    Card(
        id="brand-first-post", pillar="brand", lens=Lens.ACTIVITY, minutes=30,
        raises={"brand.publishing": 2}, sources=("G11", "G31"),
        title=N_("Publish once, then read the names"),
        why=N_("The guide sees no use in a social network where one stays unseen. It offers a test to people who are not very active: publish, then see who liked it without knowing you. That shows your network’s effect on your visibility, and a peak of connection requests often goes with it."),
        steps=(
            N_("Choose one thing you explained to somebody this week."),
            N_("Tell it in eight lines: the situation, what you did, what it changed. Publish it."),
            N_("Wait 2 days, then open the list of reactions and note the names you don’t know."),
        ),
        caveat=Caveat(N_("The guide sets no SSI to reach at all costs: from a given figure, it says, LinkedIn doesn’t push you more. What counts most is your own evolution. Compare this post with your next one."), ("G27",)),
    ),
    Card(
        id="brand-weekly", pillar="brand", lens=Lens.ACTIVITY, minutes=60,
        raises={"brand.publishing": 3}, goals=("brand",), sources=("G14", "G03"),
        title=N_("Publish every week for a month"),
        why=N_("The guide advises publishing regularly. There’s no single recipe, it adds: the SSI rises through steady activity, not through a list ticked off in a few days."),
        steps=(
            N_("Book the same hour each week in your diary, starting this week."),
            N_("Note four subjects, one a week: a question received, a useful mistake, a tool, a meeting."),
            N_("Write during that hour, publish, then note the idea for the week after."),
        ),
        caveat=Caveat(N_("According to the article, as much activity as possible raises the SSI, even when the content doesn’t always reach people. Watch who reads you, not only your diary."), ("E02",)),
    ),
    Card(
        id="brand-two-posts", pillar="brand", lens=Lens.ACTIVITY, minutes=120,
        raises={"brand.publishing": 4}, needs={"brand.publishing": 2}, goals=("brand",), sources=("G26", "G14"),
        title=N_("Draw two posts from one idea"),
        why=N_("The guide holds that regular posts make you seen. Drawing two of them from one idea makes the rhythm easier to keep."),
        steps=(
            N_("Take an idea you know well. Split it in two: the fact, then the example."),
            N_("Choose two fixed days, and write both posts in one sitting."),
            N_("On Friday, see whether the pace holds. If not, go back to one post and keep it."),
        ),
        caveat=Caveat(N_("The two sources disagree. For the article, a high SSI doesn’t mean that your posts get more impressions; the guide holds that a good SSI still raises visibility. Trust your own figures."), ("E24", "G26")),
    ),
    Card(
        id="brand-one-reader", pillar="brand", lens=Lens.QUALITY, minutes=30,
        raises={"brand.reception": 4, "brand.topics": 3}, needs={"brand.publishing": 2}, goals=("sell",), sources=("G15", "G29"),
        title=N_("Write each post to one person"),
        why=N_("According to the guide, LinkedIn finds a post interesting when your network receives it well. The comments also show you what your audience cares about."),
        steps=(
            N_("Think of one person of your audience, and write down a question they asked you or might ask you."),
            N_("Answer it in a post, in everyday words, without naming the person."),
            N_("End with a question that can be answered from experience, in one line."),
            N_("Answer every comment within a day, even in one line."),
        ),
        caveat=Caveat(N_("If every comment you received were negative, says the guide, the SSI would very likely be as high: it counts quantity. Read what people write to you, and not only how often."), ("G25",)),
    ),
    Card(
        id="brand-measuring", pillar="brand", lens=Lens.QUALITY, minutes=15,
        raises={"brand.measuring": 4, "brand.reception": 2}, needs={"brand.publishing": 2}, sources=("G29", "G33"),
        title=N_("Write down the results of each post"),
        why=N_("Newcomers hear rules, the guide notes, but not how points are counted. It suggests measuring each post yourself, by format: you see what works best with your audience, and quality counts for more."),
        steps=(
            N_("Open a page with six columns: date, subject, format, reactions, comments, shares."),
            N_("Fill in one line a post, beginning with the last three."),
            N_("Tick those to which someone of your audience reacted."),
            N_("Once a month, compare formats and choose what comes next from your ticks."),
        ),
        caveat=Caveat(N_("Tom Baeten asks LinkedIn for more data, so that people can analyse properly. Meanwhile, your page answers a question that the SSI leaves open: which of your posts reach your audience."), ("E18",)),
    ),
)
