package fr.voix.petition.petition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.voix.TestSize;
import fr.voix.base.mail.PostBox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.browser.Chromium;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.SignedIn;
import fr.voix.petition.signature.Signatory;
import fr.voix.urn.tally.RecountReport;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.verify.VerifyCommand;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.type.Argument;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The whole life of a petition, by the ways that people take: written, confirmed and signed in a browser, sponsored by mail,
 * published at the desk, signed a thousand times, answered and closed. The jobs of the service do their part; mail goes
 * through a real server.
 */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Property(name = "voix.serving", value = "true")
@Property(name = "voix.limits.enabled", value = "false")
class PetitionJourneyTest implements TestPropertyProvider {

    private static final String TITRE = "Publier les comptes rendus de commission";
    private static final String AUTHOR = "collectif@exemple.fr";
    private static final String CITIZEN = "camille.roux@exemple.fr";
    private static final int SPONSORS = 5;
    private static final int CROWD = TestSize.of(150, 1000);
    /** The author, the sponsors, the citizen and the crowd. */
    private static final int ALL = 1 + SPONSORS + 1 + CROWD;

    private static final int AT_ONCE = 12;
    private static final List<String> CODES = List.of("35000", "75011", "13001", "29200", "69003", "97400");
    private static final Duration SOON = Duration.ofSeconds(90);

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    PetitionFixture petitions;

    @Inject
    UrnRecount recounts;

    @Inject
    ObjectMapper json;

    @TempDir
    static Path home;

    private PostBox mails;
    private Chromium chromium;
    private Signatory browser;
    /** The same one, who holds the petition's lock. */
    private String moderator;

    private long id;

    @Override
    public Map<String, String> getProperties() {
        mails = PostBox.open();
        Map<String, String> settings = new HashMap<>();
        mails.properties().forEach((name, value) -> settings.put(name, value.toString()));
        settings.put("voix.petitions.answer-at", Integer.toString(CROWD / 2));
        settings.put("voix.petitions.publication-at", Integer.toString(CROWD * 9 / 10));
        // what it published lies there, and is looked for at the next start
        settings.put("voix.home", home.toString());
        return settings;
    }

    @BeforeAll
    void start() {
        chromium = Chromium.start();
        browser = new Signatory(server.getURI());
        moderator = team.a(Role.MODERATOR);
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        mails.close();
    }

    @Test
    void a_petition_goes_from_an_idea_to_an_answer() throws Exception {
        write();
        sponsor();
        publish();
        signAtTheTelephone();
        signByTheHundred();
        thresholdsAreReached();
        answer();
        withdrawOne();
        close();
        everybodyWasWrittenToOnce();
        everythingAgrees();
    }

    private void write() {
        try (BrowserContext visitor = chromium.visitor(new NewContextOptions())) {
            Page page = visitor.newPage();
            page.navigate(origin() + "/petitions/nouvelle");
            page.locator("#titre").fill(TITRE);
            page.locator("#demande").fill("Nous demandons qu’ils paraissent dans un format ouvert.");
            page.locator("#motifs").fill("Ils existent déjà.\n\nCela ne coûte presque rien.");
            page.locator("#nom").fill("Collectif des archivistes");
            page.locator("#mail").fill(AUTHOR);
            page.locator("#codePostal").fill("29200");
            page.locator("#regle").check();
            press(page, "Envoyer et recevoir le lien");
            assertThat(page.locator("h1")).hasText("Regardez votre courrier");
            assertThat(visitor.cookies())
                    .as("the page made the robot check by itself")
                    .hasSize(1);
            id = petitions.number("select petition_id from petition");
            assertState(PetitionState.DRAFT);

            page.navigate(mails.await(AUTHOR).link("/petitions/suivi/"));
            assertState(PetitionState.DRAFT);
            press(page, "Confirmer mon adresse");
            assertThat(page.locator(".state")).hasText("Cherche ses parrains");
        }
        assertState(PetitionState.SPONSORING);
    }

    private void sponsor() {
        String link = linkTo("Votre pétition cherche ses parrains", "/parrainage/");
        assertThat(browser.get(link).body()).contains(TITRE, "0 sur 5\u00a0parrains");
        String token = link.substring(link.lastIndexOf('/') + 1);
        for (int i = 1; i <= SPONSORS; i++) {
            assertState(PetitionState.SPONSORING);
            Map<String, String> form = Signatory.form("Dominique Roux", sponsor(i));
            form.put("parrainage", token);
            HttpResponse<String> sent = browser.sign(id, form);
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
            ReceivedMail mail = mails.await(sponsor(i));
            switch (i) {
                case 1 -> confirmAfterScanner(Signatory.confirmationIn(mail));
                case 2 -> confirmByCode(sent, mail.code());
                default -> confirm(Signatory.confirmationIn(mail));
            }
        }
        await("moderators have it", () -> state() == PetitionState.AWAITING);
        assertThat(counted()).isEqualTo(1 + SPONSORS);
    }

    /** It fetches, asks for the head, and then presses twice. */
    private void confirmAfterScanner(String link) {
        long before = counted();
        Signatory scanner = new Signatory(server.getURI(), "User-Agent", "SafeLinks");
        assertThat(scanner.get(link).statusCode()).isEqualTo(200);
        assertThat(scanner.head(link).statusCode()).isEqualTo(200);
        assertThat(counted()).isEqualTo(before);
        assertThat(scanner.post(link, Map.of()).statusCode()).isEqualTo(303);
        assertThat(scanner.post(link, Map.of()).statusCode()).isEqualTo(303);
        confirm(link);
        assertThat(counted()).isEqualTo(before + 1);
    }

    private void confirmByCode(HttpResponse<String> sent, String code) {
        Map<String, String> form = Map.of("demande", Signatory.requestIn(browser.follow(sent)), "code", code);
        HttpResponse<String> answer = browser.post("/petitions/" + id + "/signatures/code", form);
        assertThat(browser.follow(answer).body()).contains("Signature comptée");
    }

    private void confirm(String link) {
        HttpResponse<String> answer = browser.post(link, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(browser.follow(answer).body()).contains("Signature comptée");
    }

    private void publish() {
        atTheDesk(page -> {
            for (var rule : page.locator("#publication [name=regle]").all()) {
                rule.check();
            }
            page.locator("button[form=publication]").first().click();
            page.locator("#fait").waitFor();
        });
        assertState(PetitionState.OPEN);
    }

    private void signAtTheTelephone() {
        try (BrowserContext visitor = chromium.visitor(new NewContextOptions().setViewportSize(390, 844))) {
            Page page = visitor.newPage();
            page.navigate(linkToPage());
            page.getByLabel("Prénom et nom").fill("Camille Roux");
            page.locator("#signer-mail").fill(CITIZEN);
            page.locator("#signer-codePostal").fill("35000");
            page.locator("#signer-consentement").check();
            page.locator("[name=nouvelles]").check();
            press(page, "Signer la pétition");
            assertThat(page.locator("h1")).hasText("Regardez votre courrier");
            page.navigate(Signatory.confirmationIn(mails.await(CITIZEN)));
            press(page, "Confirmer ma signature");
            assertThat(page.locator("h1")).hasText("Signature comptée");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
        assertThat(counted()).isEqualTo(1 + SPONSORS + 1);
    }

    private void signByTheHundred() throws Exception {
        int before = mails.size();
        inParallel(i -> {
            Map<String, String> form = Signatory.form("Camille Roux", crowd(i));
            form.put("codePostal", CODES.get(i % CODES.size()));
            assertTaken(() -> browser.sign(id, form));
        });
        await("mail for all", () -> mails.size() >= before + CROWD);
        Map<String, List<ReceivedMail>> received = mails.byAddress();
        inParallel(i -> {
            String link = Signatory.confirmationIn(received.get(crowd(i)).getFirst());
            assertTaken(() -> browser.post(link, Map.of()));
        });
        assertThat(counted()).isEqualTo(ALL);
    }

    /** As everybody else, a script that is told to come back later comes back. */
    private static void assertTaken(Supplier<HttpResponse<String>> request) {
        HttpResponse<String> answer = request.get();
        for (int i = 0; i < 30 && answer.statusCode() == 503; i++) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            answer = request.get();
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private void thresholdsAreReached() {
        await(
                "the author heard of both",
                () -> subjects(AUTHOR).stream()
                                .filter("Votre pétition a atteint un seuil"::equals)
                                .count()
                        == 2);
        assertThat(thresholds()).isEqualTo(2);
        assertThat(petitions.kindsOf(petition()))
                .containsExactly(
                        EventKind.WRITTEN,
                        EventKind.CONFIRMED,
                        EventKind.SPONSORED,
                        EventKind.PUBLISHED,
                        EventKind.THRESHOLD,
                        EventKind.THRESHOLD);
    }

    private void answer() {
        atTheDesk(page -> {
            page.locator("#reponse summary").click();
            page.locator("#reponse [name=auteur]").fill("La présidente de la commission");
            page.locator("#reponse [name=date]").fill("2026-01-06");
            page.locator("#reponse textarea[name=reponse]").fill("Ils paraîtront dès la prochaine session.");
            page.locator("#reponse button").first().click();
            page.locator("#fait").waitFor();
        });
        await("the page says it", () -> browser.get(petition().path()).body().contains("dès la prochaine session"));
    }

    private void withdrawOne() {
        String link = mails.to(crowd(42)).getFirst().link("/retrait");
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        assertThat(counted()).as("looking takes nothing back").isEqualTo(ALL);
        assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.post(link, Map.of()).statusCode())
                .as("pressed twice")
                .isIn(200, 303, 404, 410);
        assertThat(counted()).isEqualTo(ALL - 1);
        assertThat(thresholds()).as("what was reached stays reached").isEqualTo(2);
    }

    private void close() {
        petitions.run("update petition set closes_at = now() where petition_id = ?", id);
        await("it is closed and answered", () -> state() == PetitionState.ANSWERED);
        assertThat(petitions.kindsOf(petition()).subList(6, 9))
                .containsExactly(EventKind.ANSWER_PUBLISHED, EventKind.CLOSED, EventKind.ANSWERED);
        Map<String, String> late = Signatory.form("Claude Roux", "trop.tard@exemple.fr");
        assertThat(browser.sign(id, late).statusCode()).isNotEqualTo(303);
    }

    private void everybodyWasWrittenToOnce() {
        await("the last round of news is through", () -> petitions.number("""
                select (select count(*) from news_round where not is_done)
                    + (select count(*) from outbox where state <> 'SENT')
                """) == 0);
        Map<String, List<ReceivedMail>> received = mails.byAddress();
        assertThat(subjects(received, AUTHOR))
                .containsExactly(
                        "Confirmez votre pétition",
                        "Votre pétition cherche ses parrains",
                        "Votre pétition a ses parrains",
                        "Votre pétition est publiée",
                        "Votre pétition a atteint un seuil",
                        "Votre pétition a atteint un seuil",
                        "Une réponse à votre pétition est publiée",
                        "Votre pétition est close");
        assertThat(subjects(received, CITIZEN))
                .containsExactlyInAnyOrder(
                        "Confirmez votre signature", "Une réponse à la pétition que vous avez signée");
        List<String> others = new ArrayList<>(
                IntStream.range(0, CROWD).mapToObj(PetitionJourneyTest::crowd).toList());
        IntStream.rangeClosed(1, SPONSORS).forEach(i -> others.add(sponsor(i)));
        assertThat(others)
                .allSatisfy(address -> assertThat(subjects(received, address))
                        .as(address)
                        .containsExactly("Confirmez votre signature"));
        // author, citizen, and the moderator, who is told of the sign-in in a browser of this test
        assertThat(received).as("and nobody else").hasSize(others.size() + 3);
        assertThat(received.values().stream()
                        .flatMap(List::stream)
                        .map(mail -> mail.headers().get("Message-ID")))
                .doesNotHaveDuplicates()
                .hasSize(Math.toIntExact(petitions.number("select count(*) from outbox")));
    }

    private void everythingAgrees() {
        long signed = ALL - 1;
        RecountReport recount = recounts.recount(petition().uid()).orElseThrow();
        assertThat(recount.faults()).isEmpty();
        assertThat(counted()).isEqualTo(signed);
        long urnId = petition().urnId();
        assertThat(petitions.number("select sum(signatures) from signature_departement where urn_id = ?", urnId))
                .isEqualTo(signed);
        await("the count of the API", () -> apiCount() == signed);
        String number = "%,d".formatted(signed).replaceAll("\\D", "\u202f");
        await(
                "the count of the page",
                () -> browser.get(petition().path()).body().contains("data-number>" + number + "<"));
        String verified =
                "verify urns=1 leaves=" + leaves() + " ballots=0 signatures=" + signed + " different=0 unchecked=0";
        await("the last leaf, which tells the counts of the closing, is published", () -> verify().endsWith(verified));
        assertThat(verify()).startsWith("0: ").endsWith(verified);
        try (BrowserContext visitor = chromium.visitor(new NewContextOptions().setViewportSize(390, 844))) {
            Page page = visitor.newPage();
            page.navigate(origin() + petition().path());
            assertThat(Chromium.violations(page)).isEmpty();
        }
    }

    private long apiCount() {
        HttpResponse<String> answer =
                new Signatory(server.getURI(), "Accept", "application/json").get("/api/v1/petitions/" + id + "/tally");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            Map<String, Object> tally = json.readValue(answer.body(), Argument.mapOf(String.class, Object.class));
            return ((Number) tally.get("signatures")).longValue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String verify() {
        StringWriter said = new StringWriter();
        int code = new CommandLine(VerifyCommand.class)
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(origin(), "--petition", Long.toString(id));
        return code + ": " + said.toString().strip();
    }

    private void atTheDesk(Consumer<Page> work) {
        try (BrowserContext visitor = chromium.visitor(new NewContextOptions())) {
            Page page = visitor.newPage();
            SignedIn.byForms(page, origin(), moderator);
            page.navigate(origin() + "/moderation/petitions/" + id);
            work.accept(page);
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static void inParallel(IntConsumer work) throws Exception {
        List<Callable<Void>> all = IntStream.range(0, CROWD)
                .<Callable<Void>>mapToObj(i -> () -> {
                    work.accept(i);
                    return null;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private String linkTo(String subject, String part) {
        await(subject, () -> subjects(AUTHOR).contains(subject));
        return mails.to(AUTHOR).stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .link(part);
    }

    private String linkToPage() {
        return linkTo("Votre pétition est publiée", petition().path());
    }

    private List<String> subjects(String address) {
        return mails.to(address).stream().map(ReceivedMail::subject).toList();
    }

    private static List<String> subjects(Map<String, List<ReceivedMail>> received, String address) {
        return received.getOrDefault(address, List.of()).stream()
                .map(ReceivedMail::subject)
                .toList();
    }

    private static String sponsor(int i) {
        return "parrain" + i + "@exemple.fr";
    }

    private static String crowd(int i) {
        return "signataire" + i + "@foule.example";
    }

    private String origin() {
        return "http://localhost:" + server.getPort();
    }

    private Petition petition() {
        return petitions.find(id);
    }

    private PetitionState state() {
        return petition().state();
    }

    private void assertState(PetitionState state) {
        assertThat(state()).isEqualTo(state);
    }

    private long counted() {
        return petitions.number(
                "select signature_0 + signature_1 + signature_2 from urn where urn_id = ?",
                petition().urnId());
    }

    private long leaves() {
        return petitions.number(
                "select size from urn where urn_id = ?", petition().urnId());
    }

    private long thresholds() {
        return petitions.number(
                "select count(*) from petition_threshold where urn_id = ?",
                petition().urnId());
    }
}
