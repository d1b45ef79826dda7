package fr.voix.desk.sample;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.InvitationService.InviteResult;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.totp.TotpSecret;
import fr.voix.petition.petition.PetitionState;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a made-up moderator does, on the pages of the back office. */
@Singleton
@Requires(beans = SampleConfig.class)
class SampleModeration {

    static final String EMAIL = "moderation@courriel.example";

    /** By hand, for what they are about; what is not in it stays without a theme. */
    private static final String THEMES = "/sample/themes.csv";

    private static final String SIGN_IN = "/moderation/connexion";
    private static final int CODES_SHOWN = 3;
    private static final int PASSWORD_LENGTH = 12;
    private static final String WORD = "Exemple inventé, pour montrer comment cela se passe.";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final InvitationService invitations;
    private final Clock clock;
    private final VisitorClient browser;
    private final String password;
    private final Iterator<CSVRecord> themes = SamplePetitioning.rows(THEMES).iterator();
    private TotpSecret app;
    private List<String> codes = List.of();
    private int decisions;

    SampleModeration(InvitationService invitations, SampleArrival visitors, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
        this.browser = visitors.visitor("2001:db8:eeee::1");
        // of all that is made up, only this must not be guessed
        byte[] secret = new byte[PASSWORD_LENGTH];
        new SecureRandom().nextBytes(secret);
        this.password = HexFormat.of().formatHex(secret);
    }

    String password() {
        return password;
    }

    /** Good for one sign-in each, in the place of an app. */
    List<String> codes() {
        return codes;
    }

    String secretOfApp() {
        return app.text();
    }

    int decisions() {
        return decisions;
    }

    /** Takes up an account, with a password and an app. */
    void settleIn() {
        if (!(invitations.invite(EMAIL, Role.MODERATOR, true) instanceof InviteResult.Invited invited)) {
            throw new IllegalStateException("No link for " + EMAIL);
        }
        browser.send(VisitorClient.form(browser.open(invited.link()), "form:has(#again)")
                .fill("password", password)
                .fill("again", password));
        Document factor = typePassword();
        app = TotpSecret.parse(factor.select("code.secret").text());
        Document shown = browser.send(VisitorClient.form(factor, "form:has([name=sealed])")
                .fill("code", app.code(TotpSecret.stepAt(clock.instant()))));
        codes = shown.select("ol.codes code").eachText().stream()
                .limit(CODES_SHOWN)
                .toList();
    }

    /** A session ends with the day. */
    void signIn() {
        browser.send(VisitorClient.form(typePassword(), "form:has(.otp)")
                .fill("code", app.code(TotpSecret.stepAt(clock.instant()))));
    }

    private Document typePassword() {
        return browser.send(VisitorClient.form(browser.open(SIGN_IN), "form:has(#password)")
                .fill("mail", EMAIL)
                .fill("password", password));
    }

    /** The next ones of the table. */
    void classify(int most) {
        for (int i = 0; i < most && themes.hasNext(); i++) {
            CSVRecord row = themes.next();
            String[] slugs = row.get("themes").split(" ");
            Document page = browser.open(Addresses.desk(Subject.scrutin(row.get("scrutin"))));
            SampleForm form = VisitorClient.form(page, "form[data-decision]").fill("main", slugs[0]);
            for (String slug : slugs) {
                form.fill("theme", slug);
            }
            browser.send(form);
            decisions++;
        }
    }

    void close(String uid) {
        decide(decisionsOn(uid), "form[action*=/etat]");
    }

    void closeLater(String uid, Instant at) {
        Document page = decisionsOn(uid);
        page.select("form[action*=/calendrier] [name=at]").val(LOCAL.format(at.atZone(Messages.PARIS)));
        decide(page, "form[action*=/calendrier]");
    }

    /** Sets the largest group of ballots from one network aside; false where none is large enough. */
    boolean setAside(String uid) {
        Element network = decisionsOn(uid).selectFirst("table:has(#h-reseaux) a[href*=rule=reseau]");
        if (network == null) {
            return false;
        }
        decide(browser.open(network.attr("href")), "form[action*=/ecart]:has([name=seal])");
        return true;
    }

    private static String pathOf(String uid) {
        return Addresses.decisions(Subject.scrutin(uid));
    }

    private Document decisionsOn(String uid) {
        return browser.open(pathOf(uid));
    }

    private void decide(Document page, String form) {
        browser.send(VisitorClient.form(page, form).fill("reason", WORD));
        decisions++;
    }

    /** Publishes a petition that keeps to the rules; refuses the other. */
    void judge(long id, SamplePetition petition) {
        Document page = browser.open(petition(id));
        if (petition.fate() == PetitionState.REFUSED) {
            String rule = page.select("[name=motif] option").eachAttr("value").stream()
                    .filter(code -> !code.isEmpty())
                    .findFirst()
                    .orElseThrow();
            browser.send(VisitorClient.form(page, "form[action*=/refus]")
                    .fill("motif", rule)
                    .fill("texte", WORD));
        } else {
            browser.send(VisitorClient.form(page, "form[action*=/publication]").tick("regle"));
        }
        decisions++;
    }

    /** Suspends, closes, answers or archives a petition. */
    void end(long id, PetitionState fate) {
        switch (fate) {
            case SUSPENDED -> move(id, "suspend");
            case CLOSED -> move(id, "close");
            case ARCHIVED -> {
                move(id, "close");
                move(id, "archive");
            }
            case ANSWERED -> {
                move(id, "close");
                answer(id);
            }
            default -> throw new IllegalArgumentException("No act of moderators leads to " + fate);
        }
    }

    private void move(long id, String act) {
        browser.send(VisitorClient.form(browser.open(petition(id)), "#etat-" + act + " form")
                .fill("texte", WORD));
        decisions++;
    }

    private void answer(long id) {
        browser.send(VisitorClient.form(browser.open(petition(id)), "form[action$=/reponses#refus]")
                .fill("auteur", "Une commission inventée")
                .fill(
                        "date",
                        clock.instant().atZone(Messages.PARIS).toLocalDate().toString())
                .fill("reponse", "Cette réponse est inventée, comme la pétition."));
        decisions++;
    }

    private static String petition(long id) {
        return Addresses.desk(Subject.petition(id));
    }
}
