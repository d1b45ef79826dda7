package fr.voix.desk.mail;

import fr.voix.base.audit.Actor;
import fr.voix.base.mail.DeadMail;
import fr.voix.base.mail.DeadMailService;
import fr.voix.base.mail.MailCount;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.WaitingCount;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Prepares the page on the outbox. */
@Singleton
record DeadMailView(DeadMailService mails) implements WaitingCount {

    @Override
    public String area() {
        return DeskAreas.MAIL;
    }

    @Override
    public List<Waiting> waiting(Actor reader) {
        return List.of(new Waiting(Kind.MAIL, area(), mails.count().dead()));
    }

    DeadMailPage list(Messages words, Account account, boolean isDone) {
        var count = mails.count();
        return new DeadMailPage(
                account.frame(words, words.t("mail.title"), DeskAreas.MAIL),
                isDone ? words.t("mail.done") : null,
                mails.isSending() ? null : words.t("mail.off"),
                facts(words, count),
                count.dead() > 0,
                mails.latest().stream().map(mail -> item(words, mail)).toList());
    }

    private static List<DeadMailPage.Fact> facts(Messages words, MailCount count) {
        var facts = new ArrayList<DeadMailPage.Fact>();
        facts.add(new DeadMailPage.Fact(words.t("mail.waiting"), words.number(count.waiting())));
        if (count.oldest() != null) {
            facts.add(new DeadMailPage.Fact(words.t("mail.oldest"), words.stamp(count.oldest())));
        }
        facts.add(new DeadMailPage.Fact(words.t("mail.sent"), words.number(count.sent())));
        facts.add(new DeadMailPage.Fact(words.t("mail.dead"), words.number(count.dead())));
        return facts;
    }

    private static DeadMailPage.Item item(Messages words, DeadMail mail) {
        return new DeadMailPage.Item(
                mail.to() == null ? words.t("mail.erased") : mail.to(),
                mail.reference(),
                words.t(
                        "mail.given.up",
                        words.stamp(mail.at()),
                        mail.attempts(),
                        words.t("mail.failure." + mail.failure())),
                mail.to() == null ? null : mail.id().toString());
    }
}
