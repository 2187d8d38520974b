"""The messaging pillar, which the index leaves out: its six questions and the cards that raise them."""

from webapp.audit.advice import Card, Caveat
from webapp.audit.questionnaire import NOT_APPLICABLE, Lens, Option, Pillar, Question
from webapp.content.marker import N_

PILLAR: Pillar = Pillar(
    id="messaging", linkedin=False, title=N_("Make the most of your messaging"), short=N_("Messaging"),
    introduction=N_("A message can open a conversation in real life. These six questions look at whom you write to, how you begin, and what comes of it. The idea and the name of this category come from Gregory Mancel; the six questions are ours. Their score stands beside your index, not inside it."),
    questions=(
        Question(
            id="messaging.opening", lens=Lens.ACTIVITY, weight=2, topic=N_("Conversations you start"),
            text=N_("In the last four weeks, how often did you start a conversation by message with people of your audience?"),
            help=N_("A conversation counts from your first message, answered or not; leave out those that others started. From memory is fine; to be exact, scroll back four weeks in Messaging, divide by four and round down. Your audience: the people you want to reach (clients, candidates, partners, readers)."),
            sources=("E19",),
            options=(
                Option(0, N_("I started no conversation")),
                Option(1, N_("I started some, but fewer than one a week")),
                Option(2, N_("I started one or two a week")),
                Option(3, N_("I started three or four a week")),
                Option(4, N_("I started five or more a week")),
            ),
        ),
        Question(
            id="messaging.personal", lens=Lens.QUALITY, weight=3, topic=N_("Your first messages"),
            text=N_("Look at the last five messages with which you started a conversation. How did you write them?"),
            help=N_("If they differ, choose the answer that fits most of them. With fewer than five, look at those. From memory is fine; to be exact, reread them in Messaging."),
            sources=("E14", "E22"),
            options=(
                Option(0, N_("I sent everyone the same text, by hand or with a tool")),
                Option(1, N_("I sent the same text and changed only the name")),
                Option(2, N_("I used a template, with a sentence of my own for some people")),
                Option(3, N_("I reworked a template for each person")),
                Option(4, N_("I wrote each message for the person who receives it")),
                Option(NOT_APPLICABLE, N_("I have started no conversation for three months")),
            ),
        ),
        Question(
            id="messaging.interest", lens=Lens.QUALITY, weight=2, topic=N_("Interest in the other person"),
            text=N_("Reread the first lines of the last five conversations you started. How many begin with the other person’s situation, rather than with what you offer?"),
            help=N_("Their situation: what they do, what they ask, what they have just published or changed. With fewer than five conversations, keep the same proportion. From memory is fine; to be exact, reread your first lines in Messaging."),
            sources=("E21",),
            options=(
                Option(0, N_("None: I begin with what I offer")),
                Option(1, N_("One conversation in five")),
                Option(2, N_("Two conversations in five")),
                Option(3, N_("Three or four conversations in five")),
                Option(4, N_("All five conversations")),
                Option(NOT_APPLICABLE, N_("I have started no conversation for three months")),
            ),
        ),
        Question(
            id="messaging.moving", lens=Lens.QUALITY, weight=3, topic=N_("Conversations outside LinkedIn"),
            text=N_("Of your last ten conversations by message with people of your audience, how many went on outside LinkedIn?"),
            help=N_("Outside LinkedIn: in person, by telephone, by video or by e-mail. With fewer than ten conversations, keep the same proportion. From memory is fine; to be exact, compare Messaging with your diary. Your audience: the people you want to reach (clients, candidates, partners, readers)."),
            sources=("E19", "E20"),
            options=(
                Option(0, N_("None, or I have had no conversation")),
                Option(1, N_("One conversation in ten")),
                Option(2, N_("Two conversations in ten")),
                Option(3, N_("Three or four conversations in ten")),
                Option(4, N_("Five conversations or more in ten")),
            ),
        ),
        Question(
            id="messaging.proposing", lens=Lens.ACTIVITY, weight=2, topic=N_("Precise next steps"),
            text=N_("In the last 30 days, to how many people did you propose, in a message, a precise next step (a call, a meeting, a trial, an offer)?"),
            help=N_("Precise: the person can answer yes, no or another day. From memory is fine; to be exact, scroll back 30 days in Messaging."),
            sources=("E20", "E23"),
            options=(
                Option(0, N_("Nobody")),
                Option(1, N_("One person")),
                Option(2, N_("Two or three people")),
                Option(3, N_("Four to seven people")),
                Option(4, N_("Eight people or more")),
            ),
        ),
        Question(
            id="messaging.tracking", lens=Lens.QUALITY, weight=1, topic=N_("Notes on your conversations"),
            text=N_("How do you follow what your conversations lead to (a call, an offer, an agreement, or nothing)?"),
            help=N_("Anything you can read again counts: a notebook, a table, your client file. From memory is fine: think of your last ten conversations."),
            sources=("E20", "E29"),
            options=(
                Option(0, N_("I keep no track of it, or I have no conversations")),
                Option(1, N_("I keep it in my head")),
                Option(2, N_("I write it down for some conversations")),
                Option(3, N_("I write it down for every conversation")),
                Option(4, N_("I write it down for every conversation, and reread it each month to choose what I do next")),
            ),
        ),
    ),
)

CARDS: tuple[Card, ...] = (
    Card(
        id="messaging-first", pillar="messaging", lens=Lens.ACTIVITY, minutes=15, raises={"messaging.opening": 2}, first=True,
        title=N_("Write to one person you know"),
        why=N_("Gregory Mancel sees messaging as the last step before real life. That step costs little with someone who knows you, and the guide holds that trust shows in what people exchange."),
        steps=(
            N_("Choose one person you already know and haven’t written to for a while."),
            N_("Write three lines: what made you think of them, a question about their work, and no request."),
            N_("Set aside the same quarter of an hour next week, for someone of your audience."),
        ),
        sources=("E19", "G23"),
        caveat=Caveat(N_("Bruno Fridlansky’s motto: the more digital there is, the more human it must be. The SSI counts quantity, says the guide; it doesn’t tell you how your message was received."), ("E22", "G25")),
    ),
    Card(
        id="messaging-five", pillar="messaging", lens=Lens.ACTIVITY, minutes=60, raises={"messaging.opening": 4}, goals=("sell", "recruit"),
        title=N_("Start five conversations a week"),
        why=N_("Talking with your network can turn prospects into clients, says the guide, which counts on regular activity rather than on a few busy days. One message a day leaves you time to read the answers."),
        steps=(
            N_("List five people of your audience, beginning with those you already know."),
            N_("Write to one of them each working day, at the same hour."),
            N_("On Friday, answer those who wrote back, then choose the next five names."),
        ),
        sources=("G26", "G03"),
        caveat=Caveat(N_("To write on and on without an answer is closer to spam, the guide warns. If nobody writes back, slow down, and rework your first lines before the next five."), ("G24",)),
    ),
    Card(
        id="messaging-one-person", pillar="messaging", lens=Lens.QUALITY, minutes=30, raises={"messaging.personal": 4}, needs={"messaging.opening": 1}, goals=("recruit",),
        title=N_("Write each first message for one person"),
        why=N_("The guide holds that messages should go both ways. One that could only have gone to that person is easier to answer than one that suits everybody."),
        steps=(
            N_("Open the profile of someone you already know and find one detail that is theirs alone."),
            N_("Write a first sentence about it, one that would make no sense to anyone else."),
            N_("Before you send, cut the lines that could go to anybody."),
        ),
        sources=("G24", "G23"),
        caveat=Caveat(N_("Tom Baeten understands that automation makes life easier, but in the end, he says, people talk with people. An SSI alone doesn’t tell who, or which tool, wrote your messages."), ("E14",)),
    ),
    Card(
        id="messaging-situation", pillar="messaging", lens=Lens.QUALITY, minutes=30, raises={"messaging.interest": 4, "messaging.personal": 3}, needs={"messaging.opening": 1}, goals=("brand", "partners"),
        title=N_("Begin with the other person’s situation"),
        why=N_("Gregory Mancel’s motto is to take an interest in others, and to be interesting, before wanting something. A first line about them is a reason to answer; an offer seldom is."),
        steps=(
            N_("Choose one person you already know and look at what they have published or changed lately."),
            N_("Begin your message there, and keep your offer for later."),
            N_("End with one question whose answer you would like to hear."),
        ),
        sources=("E21", "G24"),
        caveat=Caveat(N_("What you learn about the other person doesn’t show in an SSI. That is the human part: Bruno Fridlansky’s motto asks for more of it, the more digital there is."), ("E22",)),
    ),
    Card(
        id="messaging-outside", pillar="messaging", lens=Lens.QUALITY, minutes=60, raises={"messaging.moving": 4}, needs={"messaging.opening": 1}, goals=("sell", "partners"),
        title=N_("Take one conversation outside LinkedIn"),
        why=N_("For Gregory Mancel messaging comes just before real life, so a conversation that stays there has one step left to make. Trust counts, says the guide; a voice helps it grow."),
        steps=(
            N_("Take the last person you exchanged messages with, even someone you know well."),
            N_("Propose two moments for a call of 15 minutes, and say what it would be about."),
            N_("After the call, write two lines on what you agreed. Propose the same to the next person who answers you."),
        ),
        sources=("E19", "G23"),
        caveat=Caveat(N_("The SSI, Gregory Mancel observes, is computed from what one does in LinkedIn: the effect in real life doesn’t show in it. What follows a call is for you to note."), ("E12",)),
    ),
    Card(
        id="messaging-next-step", pillar="messaging", lens=Lens.ACTIVITY, minutes=30, raises={"messaging.proposing": 4, "messaging.moving": 2}, needs={"messaging.opening": 1}, goals=("sell", "recruit"),
        title=N_("Propose one precise next step"),
        why=N_("A precise proposal is easy to accept, refuse or put off; a vague one waits. The category that Gregory Mancel proposes would also show, says the article, how many offers were sent."),
        steps=(
            N_("Begin with someone you know: propose a short call, with a day, an hour and a subject."),
            N_("Put only one proposal in a message, at its end, and leave an easy way to say no."),
            N_("Do it twice a week, with people who have already answered you."),
        ),
        sources=("E23",),
        caveat=Caveat(N_("It is a mistake, says the article, to take a high SSI for a sales forecast. The answer to one proposal, even a no, teaches you more."), ("E13",)),
    ),
    Card(
        id="messaging-notes", pillar="messaging", lens=Lens.QUALITY, minutes=15, raises={"messaging.tracking": 4}, needs={"messaging.opening": 1}, goals=("sell", "recruit"),
        title=N_("Note what each conversation leads to"),
        why=N_("The article finds nothing better than a clear strategy with goals that can be measured. A line for each conversation gives you the measure, and shows which ones deserve your time."),
        steps=(
            N_("Draw four columns: name, first message, last exchange, result."),
            N_("Each Friday, fill in a line for every conversation of the week, even if there is only one."),
            N_("Once a month, count the calls, offers and agreements, and keep what brought them."),
        ),
        sources=("E29", "E20", "E23"),
        caveat=Caveat(N_("Gregory Mancel would like sharper tools than the SSI, to see the contracts signed and the calls made. Until they exist, a sheet of paper will do."), ("E20",)),
    ),
    Card(
        id="messaging-pick-up", pillar="messaging", lens=Lens.QUALITY, minutes=30, raises={"messaging.moving": 3, "messaging.proposing": 2}, needs={"messaging.opening": 1}, goals=("partners",),
        title=N_("Pick up a conversation that stopped"),
        why=N_("Someone who has answered you once has shown you some trust, and the guide sees trust in exchanges. Writing on and on without an answer, it says, is closer to spam, so one reminder is enough."),
        steps=(
            N_("Find one exchange that stopped halfway, with someone you know to begin with."),
            N_("Write about what has changed for them since, then propose a call of 15 minutes."),
            N_("If no answer comes, let it rest and pick up another one next week."),
        ),
        sources=("G23", "G24"),
        caveat=Caveat(N_("However high, an SSI won’t pick up the thread for you. In the end people talk with people, says Tom Baeten, who does see how automation makes life easier."), ("E14",)),
    ),
)
