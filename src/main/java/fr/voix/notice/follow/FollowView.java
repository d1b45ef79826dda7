package fr.voix.notice.follow;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.page.Flaw;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.signing.SignatureLimit;
import fr.voix.vote.robotcheck.Voter;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers a reader who wants to follow something. */
@Singleton
record FollowView(SubjectNames subjects, Following follows, SignatureLimit limits, FollowFrame pages) {

    static final String PATH = Addresses.FOLLOW;
    static final String SENT = PATH + "/envoye";

    private static final FollowPage.Typed NOTHING = new FollowPage.Typed("", Frequency.WEEKLY.key(), false);

    /** This page is the same for everybody. */
    byte[] form(Wanted wanted, Messages m) {
        return page(named(wanted, m), m, NOTHING, List.of());
    }

    /** The page after the form, the same for everybody: what became of the wish is said by mail alone. */
    byte[] sent(Wanted wanted, Messages m) {
        NamedSubject named = named(wanted, m);
        Followed subject = named.subject();
        String heading = m.t("follow.sent.title");
        return pages.render(
                "note",
                new FollowNotePage(
                        pages.frame(m, path(SENT, subject), named, heading),
                        heading,
                        named.name(),
                        m.t("follow.sent.text"),
                        null,
                        m.t("follow.sent.again") + " " + m.t("mail.never.sent"),
                        new Link(m.t("follow.sent.back"), m.link(subject.path()))));
    }

    HttpResponse<?> ask(FollowForm form, Messages m, Optional<Voter> visitor, byte[] network) {
        NamedSubject named = named(form.wanted().orElseThrow(NothingHereException::new), m);
        List<Flaw> flaws = flaws(form, m);
        if (!flaws.isEmpty()) {
            return PersonalAnswers.page(HttpStatus.UNPROCESSABLE_ENTITY, page(named, m, form, flaws));
        }
        EmailAddress address = EmailAddress.ofVisitor(form.mail()).orElseThrow();
        SignatureLimit.Verdict verdict = limits.ask(SignatureLimit.Purpose.FOLLOW, visitor, network, address);
        if (!verdict.isFree()) {
            return verdict.answer(page(named, m, form, List.of(new Flaw("formulaire", verdict.text(m)))));
        }
        follows.ask(named, address, form.frequency().orElseThrow(), m.language());
        return PersonalAnswers.seeOther(m.link(path(SENT, named.subject())));
    }

    private static List<Flaw> flaws(FollowForm form, Messages m) {
        List<Flaw> flaws = new ArrayList<>();
        if (EmailAddress.ofVisitor(form.mail()).isEmpty()) {
            String key = form.mail().isBlank() ? "signature.flaw.mail.missing" : "signature.flaw.mail.unfit";
            flaws.add(new Flaw("mail", m.t(key)));
        }
        if (form.frequency().isEmpty()) {
            flaws.add(new Flaw("frequence", m.t("follow.flaw.frequency")));
        }
        if (form.consentement() == null) {
            flaws.add(new Flaw("consentement", m.t("follow.flaw.consent")));
        }
        return flaws;
    }

    private byte[] page(NamedSubject named, Messages m, FollowForm form, List<Flaw> flaws) {
        return page(named, m, new FollowPage.Typed(form.mail(), form.frequence(), form.consentement() != null), flaws);
    }

    private byte[] page(NamedSubject named, Messages m, FollowPage.Typed typed, List<Flaw> flaws) {
        Followed subject = named.subject();
        return pages.render(
                "follow",
                new FollowPage(
                        pages.frame(m, subject.path(), named, m.t("follow.title")),
                        subject.kind().name(),
                        named.name(),
                        subject.kind().key(),
                        subject.key(),
                        m.link(named.address()),
                        m.link(PATH),
                        typed,
                        flaws));
    }

    private NamedSubject named(Wanted wanted, Messages m) {
        return subjects.find(wanted, m.language()).orElseThrow(NothingHereException::new);
    }

    private static String path(String path, Followed subject) {
        return path + subject.path().substring(PATH.length());
    }
}
