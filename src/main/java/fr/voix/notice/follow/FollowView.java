package fr.voix.notice.follow;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.page.Flaw;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.signing.SignatureLimitService;
import fr.voix.vote.robotcheck.Voter;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers a reader who wants to follow something. */
@Singleton
record FollowView(SubjectNames subjects, FollowService follows, SignatureLimitService limits, FollowFrame pages) {

    static final String PATH = "/suivre";
    static final String SENT = PATH + "/envoye";

    private static final FollowPage.Typed NOTHING = new FollowPage.Typed("", Frequency.WEEKLY.key(), false);

    /** This page is the same for everybody. */
    byte[] form(Wanted wanted, Language language) {
        return pages.render("follow", page(named(wanted, language), language, NOTHING, List.of()));
    }

    /** The page after the form, the same for everybody: what became of the wish is said by mail alone. */
    byte[] sent(Wanted wanted, Language language) {
        NamedSubject named = named(wanted, language);
        Subject subject = named.subject();
        Messages m = Messages.of(language);
        String heading = m.t("follow.sent.title");
        return pages.render(
                "note",
                new FollowNotePage(
                        pages.frame(language, path(SENT, subject), named, heading),
                        heading,
                        named.name(),
                        m.t("follow.sent.text"),
                        null,
                        m.t("follow.sent.again") + " " + m.t("mail.never.sent"),
                        new Link(m.t("follow.sent.back"), language.href(subject.path()))));
    }

    HttpResponse<?> ask(FollowForm form, Language language, Optional<Voter> visitor, byte[] network) {
        NamedSubject named = named(form.wanted().orElseThrow(FollowView::notFound), language);
        List<Flaw> flaws = flaws(form, language);
        if (!flaws.isEmpty()) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, named, form, language, flaws);
        }
        EmailAddress address = EmailAddress.parse(form.mail()).orElseThrow();
        SignatureLimitService.Verdict verdict =
                limits.ask(SignatureLimitService.Purpose.FOLLOW, visitor, network, address);
        if (!verdict.isFree()) {
            List<Flaw> flaw = List.of(new Flaw("formulaire", verdict.text(Messages.of(language))));
            return verdict.minutes() == 0
                    ? refuse(HttpStatus.UNPROCESSABLE_ENTITY, named, form, language, flaw)
                    : refuse(HttpStatus.TOO_MANY_REQUESTS, named, form, language, flaw)
                            .header(HttpHeaders.RETRY_AFTER, Long.toString(60 * verdict.minutes()));
        }
        follows.ask(named, address, form.frequency().orElseThrow(), language);
        return pages.moved(language.href(path(SENT, named.subject())));
    }

    private static List<Flaw> flaws(FollowForm form, Language language) {
        Messages m = Messages.of(language);
        List<Flaw> flaws = new ArrayList<>();
        if (EmailAddress.parse(form.mail()).isEmpty()) {
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

    private MutableHttpResponse<byte[]> refuse(
            HttpStatus status, NamedSubject named, FollowForm form, Language language, List<Flaw> flaws) {
        FollowPage.Typed typed = new FollowPage.Typed(form.mail(), form.frequence(), form.consentement() != null);
        return pages.page(status, "follow", page(named, language, typed, flaws));
    }

    private FollowPage page(NamedSubject named, Language language, FollowPage.Typed typed, List<Flaw> flaws) {
        Subject subject = named.subject();
        return new FollowPage(
                pages.frame(
                        language, subject.path(), named, Messages.of(language).t("follow.title")),
                subject.kind().name(),
                named.name(),
                subject.kind().key(),
                subject.key(),
                language.href(named.address()),
                language.href(PATH),
                typed,
                flaws);
    }

    private NamedSubject named(Wanted wanted, Language language) {
        return subjects.find(wanted, language).orElseThrow(FollowView::notFound);
    }

    private static String path(String path, Subject subject) {
        return path + "?" + subject.kind().key() + "=" + subject.key();
    }

    static HttpStatusException notFound() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "Nothing to follow");
    }
}
