"""The papers of a coach: the agreement with whoever runs the site (GDPR, article 28), and the notice for clients."""

from webapp.content.entries import Article
from webapp.content.marker import N_

AGREEMENT: tuple[Article, ...] = (
    Article(
        "parties", N_("The parties"),
        (
            N_("The controller is %(coach)s, reached at %(email)s (“the coach”)."),
            N_("The processor is %(operator)s, reached at %(contact)s (“the operator”), who runs the site %(site)s."),
        ),
    ),
    Article(
        "subject", N_("Subject and purpose"),
        (
            N_("The operator processes personal data for the coach, so that the coach can invite people to the audit and follow those who agree to it. These are the terms that article 28 of Regulation (EU) 2016/679 (GDPR) asks for."),
            N_("The space of each person, with its answers and reports, is not part of this agreement. The operator keeps it for that person, as the privacy page of the site says."),
        ),
    ),
    Article(
        "duration", N_("Duration"),
        (N_("The agreement holds from the day both parties have signed it, for as long as the coach has an account."),),
    ),
    Article(
        "data", N_("Data, people and operations"),
        (
            N_("People: those whom the coach invites, and those who join by the link of a group."),
            N_("Data: their name or pseudonym, e-mail address and language; the states and dates of invitations and reminders; what they chose to share, and when; the figures of the reports they share; the coach’s notes."),
            N_("Operations: the data are collected, stored, shown to the coach, used to send mails in the coach’s name, exported and deleted."),
            N_("The coach writes nothing in the notes that reveals health, beliefs, opinions, origins or any other special category of data."),
        ),
    ),
    Article(
        "instructions", N_("Instructions and confidentiality"),
        (
            N_("The operator processes the data on the coach’s instructions only. What the coach does in the account is such an instruction; any other is given in writing."),
            N_("If an instruction seems to break the law, the operator says so at once."),
            N_("Whoever has access to the data for the operator is bound to confidentiality. The data are put to no other use, neither sold nor lent."),
            N_("No data leave the European Economic Area without the coach’s written agreement and the guarantees that the GDPR asks for."),
        ),
    ),
    Article(
        "others", N_("Other processors"),
        (
            N_("The site is hosted by %(host)s. Its mail is carried by %(carrier)s. The coach agrees to both."),
            N_("Before another processor takes part, the operator tells the coach, who has 30 days to object. Each is bound by contract to the same duties, and the operator answers for them."),
        ),
    ),
    Article(
        "security", N_("Security"),
        (
            N_("The operator protects the data by measures that fit the risk: encrypted connections, passwords kept as hashes only, a second factor for those who want one, personal links that cannot be guessed, updates, backups, and access for as few people as possible."),
        ),
    ),
    Article(
        "assistance", N_("Assistance"),
        (
            N_("The operator helps the coach to answer people who use their rights, and passes on at once any request that it receives in the coach’s place."),
            N_("The operator tells the coach of a personal data breach without undue delay, within 48 hours of knowing of it, with what is needed to notify it."),
            N_("The operator helps the coach, as far as its part goes, with impact assessments and with questions of the supervisory authority."),
        ),
    ),
    Article(
        "end", N_("Return and deletion"),
        (
            N_("The coach can export the data at any time. When the account is closed, its groups, invitations and notes are deleted at once; copies in backups disappear as these are replaced."),
            N_("The space of each person stays theirs."),
        ),
    ),
    Article(
        "audits", N_("Proof and audits"),
        (
            N_("The operator gives the coach all that is needed to show that these duties are met. It allows audits by the coach, or by someone the coach appoints, announced reasonably ahead."),
        ),
    ),
    Article(
        "coach", N_("Duties of the coach"),
        (
            N_("The coach invites people who have a reason to expect it, gives them the notice that goes with this agreement, respects what they chose to share, and keeps the access to the account safe."),
        ),
    ),
)

NOTICE: tuple[Article, ...] = (
    Article(
        "who", N_("Who uses your data"),
        (
            N_("%(coach)s invites you to an audit of how you use LinkedIn, and answers for the data listed here. You can write to %(email)s."),
            N_("The site %(site)s is run by %(operator)s, reached at %(contact)s, who processes these data for your coach. What you keep in your own space, the same operator keeps for you: the privacy page of the site says how."),
        ),
    ),
    Article(
        "why", N_("What for"),
        (N_("To invite you, to know how far you are, and, if you agree, to prepare the work you do together with your coach."),),
    ),
    Article(
        "what", N_("What your coach sees"),
        (
            N_("In any case: the name or pseudonym, the address and the language that your invitation was made with, and how far it is: sent, opened, started, completed."),
            N_("If you agree to share: your reports with their scores, and your plan of action."),
            N_("If you agree to that besides: your single answers, your journal, or both."),
            N_("Your coach may keep notes about your work. Those that are shared with you stand in your report."),
        ),
    ),
    Article(
        "basis", N_("On what grounds"),
        (
            N_("You are invited in the legitimate interest that your coach has in proposing this audit to you (GDPR, article 6.1.f). You can object at once, by the link at the end of each mail."),
            N_("Your coach sees what you share because you consent to it (article 6.1.a). You change or take back your choice in your space at any time, without giving a reason. What is no longer shared is out of your coach’s sight at once."),
        ),
    ),
    Article(
        "long", N_("How long"),
        (
            N_("Your coach’s data about you are kept until the invitation, the group or your coach’s account is deleted."),
            N_("Your own space is deleted %(months)s months after your last visit, or when you erase it."),
        ),
    ),
    Article(
        "others", N_("Who else"),
        (N_("Whoever hosts the site, %(host)s, and whoever carries its mail, %(carrier)s. Nobody else: nothing is sold, lent or published."),),
    ),
    Article(
        "rights", N_("Your rights"),
        (
            N_("You can ask your coach for access to these data, have them corrected, erased, limited or handed over, and object to their use. In your space you export and erase all that is yours by yourself."),
            N_("If you think that your rights are not respected, you can complain to the supervisory authority of your country; in France, the CNIL (www.cnil.fr)."),
        ),
    ),
)
