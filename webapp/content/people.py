"""The second pillar: whom one looks for, chooses and keeps in one's network. Its questions and its cards."""

from webapp.audit.advice import Card, Caveat
from webapp.audit.questionnaire import NOT_APPLICABLE, Lens, Option, Pillar, Question
from webapp.content.marker import N_

PILLAR = Pillar(
    id="people",
    linkedin=True,
    title=N_("Find the right people"),
    short=N_("People"),
    introduction=N_("The right people are those you choose. These six questions look at how you find them, why you add them, and how many of your connections belong to your audience."),
    questions=(
        Question(
            id="people.searching", lens=Lens.ACTIVITY, weight=2, sources=("G16",),
            topic=N_("Search for people"),
            text=N_("In the last four weeks, how many times did you look for people of your audience, in LinkedIn’s suggestions or by a search?"),
            help=N_("Suggestions are in My Network. From memory is fine; to be exact, click in the search bar: it lists your recent searches. Your audience: the people you want to reach (clients, candidates, partners, readers)."),
            options=(
                Option(0, N_("Not once")),
                Option(1, N_("Once in all")),
                Option(2, N_("Two or three times in all")),
                Option(3, N_("Four to seven times: about once a week")),
                Option(4, N_("Eight times or more: about twice a week")),
            ),
        ),
        Question(
            id="people.adding", lens=Lens.ACTIVITY, weight=2, sources=("G17",),
            topic=N_("People chosen and invited"),
            text=N_("In a usual week, how many people do you choose and invite into your network?"),
            help=N_("Count the people you pick one by one, not those added in bulk. From memory is fine; to be exact, open My Network: your pending invitations and newest connections are there."),
            options=(
                Option(0, N_("Nobody, most weeks")),
                Option(1, N_("One or two people")),
                Option(2, N_("Three to five people")),
                Option(3, N_("Six to nine people")),
                Option(4, N_("Ten people or more")),
            ),
        ),
        Question(
            id="people.choosing", lens=Lens.QUALITY, weight=3, sources=("G17", "G18", "E03"),
            topic=N_("Reasons for adding people"),
            text=N_("Take the last five people you invited or accepted. For how many can you say, in one sentence, why they are in your network?"),
            help=N_("A talk at a trade fair, or a job that matters to you, is a reason; an invitation alone isn’t. With fewer than five, keep the same proportion. From memory is fine; to be exact, open My Network, where your newest connections come first."),
            options=(
                Option(0, N_("None: I invite or accept everyone, or I have added nobody")),
                Option(1, N_("One person of the five")),
                Option(2, N_("Two people of the five")),
                Option(3, N_("Three or four people of the five")),
                Option(4, N_("All five people")),
            ),
        ),
        Question(
            id="people.fit", lens=Lens.QUALITY, weight=3, sources=("G17", "E03", "E04"),
            topic=N_("Your audience among your connections"),
            text=N_("Scroll through your connections and stop ten times at random. How many belong to your audience, or could lead you to it?"),
            help=N_("Someone who works with your audience, or advises it, can lead you to it. With fewer than ten connections, keep the same proportion. From memory is fine; to be exact, open My Network, then Connections. Your audience: the people you want to reach (clients, candidates, partners, readers)."),
            options=(
                Option(0, N_("No connection, or only one")),
                Option(1, N_("Two connections")),
                Option(2, N_("Three or four connections")),
                Option(3, N_("Five or six connections")),
                Option(4, N_("Seven connections or more")),
            ),
        ),
        Question(
            id="people.groups", lens=Lens.ACTIVITY, weight=1, sources=("G19",),
            topic=N_("Taking part in groups"),
            text=N_("In the last 30 days, how did you take part in groups or communities of your field, on LinkedIn or elsewhere?"),
            help=N_("A LinkedIn group, a professional association, a club, a forum: all count. From memory is fine; to be exact, look through your messages there. Your audience: the people you want to reach (clients, candidates, partners, readers)."),
            options=(
                Option(0, N_("I’m in no group, or took no part")),
                Option(1, N_("I read or listened, without joining in")),
                Option(2, N_("I wrote or spoke once")),
                Option(3, N_("I wrote or spoke two or three times")),
                Option(4, N_("I wrote or spoke four times or more")),
                Option(NOT_APPLICABLE, N_("I looked, and found no group where my audience meets")),
            ),
        ),
        Question(
            id="people.reach", lens=Lens.QUALITY, weight=1, sources=("G11",),
            topic=N_("Reactions from strangers"),
            text=N_("When people you don’t know react to one of your posts, what do you do?"),
            help=N_("The names are in your notifications, and in the list of reactions under each post. From memory is fine. Your audience: the people you want to reach (clients, candidates, partners, readers)."),
            options=(
                Option(0, N_("I don’t look")),
                Option(1, N_("I look at the number, not the names")),
                Option(2, N_("I read the names, and stop there")),
                Option(3, N_("I open the profile of those who could be in my audience, and stop there")),
                Option(4, N_("I open their profile, then thank or invite those who are in my audience")),
                Option(NOT_APPLICABLE, N_("I haven’t published for three months, or no stranger reacted")),
            ),
        ),
    ),
)

CARDS: tuple[Card, ...] = (
    Card(
        id="people-choosing", pillar="people", lens=Lens.QUALITY, minutes=15, first=True,
        raises={"people.choosing": 4}, goals=("sell", "partners"), sources=("G17", "G18"),
        title=N_("Have a reason for each new connection"),
        why=N_("For the guide, adding or accepting just anyone is useless: better to choose people who will care about your content. LinkedIn, it says, likes an authentic network, of people who are interested or who interest you."),
        steps=(
            N_("Write down two reasons that are enough for you: “may need my work”, “teaches me something”."),
            N_("Before you invite or accept anyone, finish the sentence “this person is in my network because…”"),
            N_("If nothing comes, open the profile again. Still no reason? Move on to the next person."),
        ),
        caveat=Caveat(N_("Gregory Mancel sometimes feels that LinkedIn prizes a wide network over a qualified one. The guide recalls that the SSI’s indicators count quantity. Write your reasons down for yourself."), ("E03", "G25")),
    ),
    Card(
        id="people-searching", pillar="people", lens=Lens.ACTIVITY, minutes=30,
        raises={"people.searching": 4}, goals=("recruit",), sources=("G16", "G17"),
        title=N_("Look for new people twice a week"),
        why=N_("LinkedIn pushes Sales Navigator, but a free account has its contact recommendations. Read with your audience in mind, they help you find people who will care about your content."),
        steps=(
            N_("In My Network, go through twenty suggestions and note the people of your audience."),
            N_("Search for a job title that is common in your audience, then filter by place or sector."),
            N_("Book two quarters of an hour in your diary, on Monday and Thursday for instance."),
        ),
        caveat=Caveat(N_("With a critical eye, Elisabet Cañas Cortés sees the SSI as a carrot to make people take Sales Navigator. It sits on LinkedIn’s Sales Solutions page, she notes, rather than on the network. Free suggestions are a place to begin."), ("E07", "G16")),
    ),
    Card(
        id="people-list", pillar="people", lens=Lens.ACTIVITY, minutes=30,
        raises={"people.searching": 3, "people.adding": 2}, goals=("sell", "recruit"), sources=("G17", "G16"),
        title=N_("Keep a list of twenty names"),
        why=N_("The guide wants contacts for whom your content matters: so choose before you invite. LinkedIn’s recommendations supply the first names."),
        steps=(
            N_("Note five people you have met or worked with who are missing from your network."),
            N_("Add five names seen under a post in your field, then ten found by job title."),
            N_("Invite three of them this week, and write your reason beside each name."),
            N_("Each week, replace the names you invited with new ones."),
        ),
        caveat=Caveat(N_("The article reports that a Sales Navigator licence is thought to raise the SSI, LinkedIn having services to sell. Your list costs nothing, and you know why each name is on it."), ("E27",)),
    ),
    Card(
        id="people-inviting", pillar="people", lens=Lens.ACTIVITY, minutes=30,
        raises={"people.adding": 4}, needs={"people.choosing": 2}, goals=("sell",), sources=("G26", "G17"),
        title=N_("Invite two people each working day"),
        why=N_("According to the guide, a larger network has more chances to reach someone interested in what you do. They still have to be chosen: adding just anyone is useless."),
        steps=(
            N_("Invite two people you already know: someone from a former job, someone you met lately."),
            N_("The next day, invite two people whose comment or post you liked."),
            N_("Note each invitation and its reason, and stop at ten a week."),
            N_("If fewer than half are accepted, slow down and narrow your choice."),
        ),
        caveat=Caveat(N_("The article counts a vast network among the things that raise the SSI. That’s no reason to invite more: past ten a week, work on your choices instead."), ("E02",)),
    ),
    Card(
        id="people-fit", pillar="people", lens=Lens.QUALITY, minutes=60,
        raises={"people.fit": 4, "people.adding": 2}, goals=("sell", "partners"), sources=("G17", "G18"),
        title=N_("Turn your network towards your audience"),
        why=N_("The guide advises contacts who will care about what you publish. LinkedIn likes an authentic network, it says; paying for fake followers is the very opposite."),
        steps=(
            N_("Stop at ten connections at random, or take them all if you have fewer. Sort them: in my audience, leads to it, neither."),
            N_("Name the kind of people you miss most: a job, a sector, a place."),
            N_("Each week, choose three to five people of that kind and invite them."),
            N_("In three months, draw ten again and compare."),
        ),
        caveat=Caveat(N_("According to the article, only a quality network makes one prospect better and sell more. The SSI gives this pillar a figure; ten connections taken at random show you whom your network is made of."), ("E04",)),
    ),
    Card(
        id="people-groups", pillar="people", lens=Lens.ACTIVITY, minutes=30,
        raises={"people.groups": 4}, goals=("partners", "recruit"), sources=("G19",),
        title=N_("Join a group where your audience talks"),
        why=N_("According to the guide, groups can bring you contacts who share your professional interests. Begin with one, where people will read you each week."),
        steps=(
            N_("Ask two people of your trade which group, club or forum they really read."),
            N_("Join one and read for a few days: who asks, who answers, what comes back."),
            N_("Answer one question a week, with an example from your own work and nothing to sell."),
        ),
        caveat=Caveat(N_("The SSI is computed from what one does in LinkedIn, Gregory Mancel observes. What you bring to a club or a forum elsewhere isn’t part of it; the people you help will know."), ("E12",)),
    ),
    Card(
        id="people-reach", pillar="people", lens=Lens.QUALITY, minutes=15,
        raises={"people.reach": 4}, needs={"brand.publishing": 1}, goals=("brand", "sell"), sources=("G11", "G18"),
        title=N_("Thank the strangers who react"),
        why=N_("When someone likes a post without knowing you, the guide sees in it your network’s effect on your visibility. A peak of connection requests often goes with it, the guide adds. Those are people who take an interest in you."),
        steps=(
            N_("Open your last post and note the names you don’t know among the reactions."),
            N_("Open the profile of the people whose headline suggests your audience."),
            N_("Invite those who belong to it, and thank them once they have accepted."),
        ),
        caveat=Caveat(N_("New reactions make a number. Keep quality in mind from the day the account is made, says the guide: it helps to turn prospects into clients."), ("G30",)),
    ),
    Card(
        id="people-accepting", pillar="people", lens=Lens.QUALITY, minutes=15,
        raises={"people.choosing": 3, "people.fit": 2}, sources=("G17", "G18"),
        title=N_("Sort the invitations you receive"),
        why=N_("Accepting just anyone is useless, says the guide. An authentic network brings together people who are interested in you, or who interest you."),
        steps=(
            N_("In My Network, read each person’s headline before you answer. No invitation waiting? Look again at your last five connections."),
            N_("Accept those who belong to your audience or can lead you to it, and greet them in one line."),
            N_("If in doubt, open the profile; if the reason is still missing, leave the invitation aside."),
        ),
        caveat=Caveat(N_("The article advises against over-optimising LinkedIn’s features: step back, and look at their real effect. An accepted invitation makes one more connection; what it brings shows in your conversations."), ("E04",)),
    ),
)
