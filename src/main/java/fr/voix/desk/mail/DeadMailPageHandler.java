package fr.voix.desk.mail;

import fr.voix.base.mail.DeadMail;
import fr.voix.base.mail.DeadMailService;
import fr.voix.base.mail.MailCount;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.Wording;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Puts what became of mail into words. */
@Singleton
class DeadMailPageHandler {

    private final DeadMailService mails;

    DeadMailPageHandler(DeadMailService mails) {
        this.mails = mails;
    }

    DeadMailPage list(Wording words, Account account, boolean isDone) {
        var count = mails.count();
        return new DeadMailPage(
                account.frame(words, words.text("mail.title"), DeadMailController.PATH),
                isDone ? words.text("mail.done") : null,
                mails.isSending() ? null : words.text("mail.off"),
                facts(words, count),
                count.dead() > 0,
                mails.latest().stream().map(mail -> item(words, mail)).toList());
    }

    private static List<DeadMailPage.Fact> facts(Wording words, MailCount count) {
        var facts = new ArrayList<DeadMailPage.Fact>();
        facts.add(new DeadMailPage.Fact(words.text("mail.waiting"), words.number(count.waiting())));
        if (count.oldest() != null) {
            facts.add(new DeadMailPage.Fact(words.text("mail.oldest"), words.moment(count.oldest())));
        }
        facts.add(new DeadMailPage.Fact(words.text("mail.sent"), words.number(count.sent())));
        facts.add(new DeadMailPage.Fact(words.text("mail.dead"), words.number(count.dead())));
        return facts;
    }

    private static DeadMailPage.Item item(Wording words, DeadMail mail) {
        return new DeadMailPage.Item(
                mail.to() == null ? words.text("mail.erased") : mail.to(),
                mail.reference(),
                words.text(
                        "mail.given.up",
                        words.moment(mail.at()),
                        mail.attempts(),
                        words.text("mail.failure." + mail.failure())),
                mail.to() == null ? null : mail.id().toString());
    }
}
