package fr.voix.site.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.voix.ShiftedClock;
import fr.voix.TestPetitions;
import fr.voix.TestPetitions.TestPetition;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.site.export.TestExports;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** One Scrutin and one petition, asked of every output: the same words, number, state and instant. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.quiet-ballots", value = "8")
@Property(name = "voix.urn.quiet-for", value = "10m")
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "voix.limits.enabled", value = "false")
class SameEverywhereTest {

    private static final Messages WORDS = Messages.of(Language.FR);
    private static final String SUMMARY = "Ouvre un guichet de nuit dans chaque préfecture";
    private static final int VOTES = 1_037;
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    TestBallots ballots;

    @Inject
    ScrutinHiding hidings;

    @Inject
    SummaryService summaries;

    @Inject
    ScrutinClosing closures;

    @Inject
    TestPetitions petitions;

    @Inject
    PetitionService acts;

    @Inject
    UrnPublishing publications;

    @Inject
    TestExports exports;

    @Inject
    ShiftedClock clock;

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> answer(String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.getURI() + address))
                .header("Accept", address.startsWith("/api") ? "application/json" : "text/html,*/*;q=0.8")
                .timeout(SOON);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String get(String address) throws Exception {
        return answer(address).body();
    }

    /** Which part of the bar of a share card is of the colour of « pour ». */
    private double drawnPour(String card) throws Exception {
        try (var png = http.send(
                        HttpRequest.newBuilder(URI.create(server.getURI() + card))
                                .build(),
                        BodyHandlers.ofInputStream())
                .body()) {
            int[] bar = ImageIO.read(png).getRGB(62, 440, 1078, 1, null, 0, 1078);
            return (double) Arrays.stream(bar)
                            .filter(rgb -> (rgb & 0xffffff) == 0x066278)
                            .count()
                    / bar.length;
        }
    }

    private Map<?, ?> object(String address) throws Exception {
        return json.readValue(get(address), Map.class);
    }

    /** What is found once it is as it should be: publication and exports are made by jobs as well, beside this test. */
    private <T> T once(String what, Callable<T> find, Predicate<T> isSo) throws Exception {
        var end = Instant.now().plus(SOON);
        var found = find.call();
        while (!isSo.test(found) && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            publications.publish();
            found = find.call();
        }
        assertThat(found).as(what).matches(isSo);
        return found;
    }

    /** A tally once it is published with that in it. */
    private Map<?, ?> published(String address, String field, Object value) throws Exception {
        return once(address, () -> object(address), tally -> value.equals(tally.get(field)));
    }

    /** The line of an export that is about this. */
    private Map<String, String> line(String dataset, String key) throws Exception {
        return once(
                        dataset,
                        () -> {
                            exports.make();
                            var csv = CSVFormat.RFC4180.builder().setHeader().get();
                            try (var rows = csv.parse(new StringReader(get("/exports/" + dataset + ".csv")))) {
                                return rows.stream()
                                        .filter(one -> one.get(0).equals(key))
                                        .map(CSVRecord::toMap)
                                        .findFirst();
                            }
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /** What a stream says first: it is read until its first event is whole. */
    private Map<?, ?> event(String address) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(server.getURI() + address)).build();
        try (var lines = http.send(request, BodyHandlers.ofLines()).body()) {
            var data = lines.filter(one -> one.startsWith("data: ")).findFirst().orElseThrow();
            return json.readValue(data.substring("data: ".length()), Map.class);
        }
    }

    /** Every address below a scrutin or petition says that it is gone, whatever it says otherwise. */
    private void assertGone(Subject subject, String page) throws Exception {
        publications.publish();
        var path = subject.path();
        for (var address : List.of(
                page,
                "/en" + page,
                "/api/v1" + path,
                "/api/v1" + path + "/tally",
                "/api/v1" + path + "/resultat",
                "/api/v1" + path + (path.startsWith("/scrutins") ? "/historique" : "/history"),
                "/embed" + path,
                path + "/carte.png",
                path + "/flux",
                path + "/urne",
                "/oembed?url=" + URLEncoder.encode(server.getURI() + page, UTF_8))) {
            assertThat(answer(address).statusCode()).as(address).isEqualTo(410);
        }
    }

    /** Hours go by, and nothing about what is closed moves. */
    private void assertStill(String api, String stream, Map<?, ?> tally) throws Exception {
        clock.advance(Duration.ofHours(3));
        publications.publish();
        assertThat(without(object(api + "/tally"))).as("later").isEqualTo(without(tally));
        assertThat(without(event(stream))).as("a stream that ends").isEqualTo(without(tally));
    }

    /** How long to wait is of the moment. */
    private static Map<?, ?> without(Map<?, ?> tally) {
        var rest = new HashMap<>(tally);
        rest.remove("pollAfter");
        return rest;
    }

    @Test
    void a_scrutin_after_votes_a_hiding_a_summary_and_a_closing() throws Exception {
        var uid = fixture.aScrutin(0, LocalDate.of(2026, 1, 9));
        var numero = "CF" + uid.replaceFirst(".*N00", "");
        fixture.run("update amendement set search = array_to_tsvector(number_words(numero, 1)) where uid = ?", uid);
        ballots.cast(scrutins.find(uid).orElseThrow(), VOTES);
        var address = "/17/amendements/2247/CION_FIN/" + numero;
        hidings.hide(uid, "Une adresse privée.", null);
        assertGone(Subject.scrutin(uid), address);
        hidings.unhide(uid);
        var author = fixture.aModerator();
        summaries.write(uid, SUMMARY, null, author, 0);
        summaries.approve(uid, summaries.standing(uid).orElseThrow().id(), fixture.aModerator());
        var open = published("/api/v1/scrutins/" + uid + "/tally", "total", VOTES);
        assertThat(event("/scrutins/" + uid + "/flux"))
                .as("a stream that goes on")
                .isEqualTo(open);
        closures.close(uid);

        var tally = published("/api/v1/scrutins/" + uid + "/tally", "state", "closed");
        assertThat(tally.get("total")).isEqualTo(VOTES);
        var at = Instant.parse(tally.get("at").toString());
        assertStill("/api/v1/scrutins/" + uid, "/scrutins/" + uid + "/flux", tally);
        var said = new SoftAssertions();
        var whole = object("/api/v1/scrutins/" + uid);
        var inside = (Map<?, ?>) whole.get("tally");
        said.assertThat(whole.toString()).as("API").contains(SUMMARY);
        var signed = object("/api/v1/scrutins/" + uid + "/resultat");
        for (var field : List.of("pour", "contre", "abstention", "total", "size", "root", "state")) {
            said.assertThat(signed.get(field)).as("signed " + field).isEqualTo(tally.get(field));
            said.assertThat(inside.get(field)).as("API " + field).isEqualTo(tally.get(field));
        }
        var row = line("decomptes", uid);
        for (var field : List.of("pour", "contre", "abstention", "total", "size", "root", "state")) {
            said.assertThat(row.get(field)).as("export " + field).isEqualTo(String.valueOf(tally.get(field)));
        }
        said.assertThat(row.get("resume")).as("export").isEqualTo(SUMMARY);
        said.assertThat(inside.get("at")).as("API").isEqualTo(tally.get("at"));
        said.assertThat(((Map<?, ?>) whole.get("closing")).get("at"))
                .as("the closing itself")
                .isEqualTo(tally.get("at"));
        for (var instant : List.of("tally_at", "closed_at")) {
            said.assertThat(Instant.parse(row.get(instant).toString()))
                    .as("export " + instant)
                    .isEqualTo(at.truncatedTo(ChronoUnit.MILLIS));
        }
        assertHour(said, signed, at);
        var history = object("/api/v1/scrutins/" + uid + "/historique");
        said.assertThat(history.get("size")).as("history").isEqualTo(tally.get("size"));
        said.assertThat(history.get("at")).as("history").isEqualTo(tally.get("at"));
        var number = WORDS.number(VOTES);
        var page = get(address);
        for (var one : Map.of(
                        "page", page,
                        "list", get("/amendements?q=" + numero),
                        "embed", get("/embed/scrutins/" + uid))
                .entrySet()) {
            said.assertThat(one.getValue()).as(one.getKey()).contains(SUMMARY, number);
            said.assertThat(one.getValue()).as(one.getKey()).containsPattern("(?i)clos|définitif");
        }
        said.assertThat(page).as("card").containsPattern("og:image:alt\" content=\"[^\"]*" + number);
        said.assertThat(drawnPour("/scrutins/" + uid + "/carte.png"))
                .as("card, as drawn")
                .isCloseTo(((Number) tally.get("pour")).doubleValue() / VOTES, within(0.003));
        said.assertThat(get("/embed/scrutins/" + uid))
                .as("embed")
                .contains("datetime=\"" + at.truncatedTo(ChronoUnit.SECONDS) + "\"");
        said.assertThat(page).as("page").contains(WORDS.moment(at));
        var list = get("/api/v1/amendements?q=" + numero);
        said.assertThat(list).as("list of the API").contains("\"total\":" + VOTES, "\"state\":\"closed\"");
        said.assertAll();

        closures.reopen(uid);
        var again = published("/api/v1/scrutins/" + uid + "/tally", "state", "open");
        assertThat(Instant.parse(again.get("at").toString())).isAfter(at.plus(Duration.ofHours(2)));
    }

    /** In a signed result `at` is an hour, which is said under its own name too. */
    private static void assertHour(SoftAssertions said, Map<?, ?> signed, Instant at) {
        said.assertThat(signed.get("asOf"))
                .as("signed")
                .isEqualTo(signed.get("at"))
                .isEqualTo(at.truncatedTo(ChronoUnit.HOURS).toString());
    }

    @Test
    void the_count_of_a_petition_that_was_suspended_is_of_when_it_stopped_taking_signatures() throws Exception {
        TestPetition petition = petitions.aPetition();
        petitions.sign(petition, 2);
        var api = "/api/v1/petitions/" + petition.id();
        acts.change(petition.id(), PetitionState.SUSPENDED, EventDraft.of(EventKind.SUSPENDED, EventActor.MODERATION));
        var suspended = published(api + "/tally", "state", "closed");
        clock.advance(Duration.ofHours(2));
        acts.change(petition.id(), PetitionState.CLOSED, EventDraft.of(EventKind.CLOSED, EventActor.MODERATION));
        publications.publish();
        var at = suspended.get("at");
        assertThat(object(api + "/tally").get("at")).isEqualTo(at);
        var whole = object(api);
        assertThat(whole.get("at")).isEqualTo(at);
        assertThat(Instant.parse(whole.get("closedAt").toString()))
                .isAfter(Instant.parse(at.toString()).plus(Duration.ofHours(1)));
        assertThat(line("petitions", Long.toString(petition.id())).get("tally_at"))
                .isEqualTo(Instant.parse(at.toString())
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString());
    }

    @Test
    void a_petition_after_signatures_a_hiding_and_a_closing() throws Exception {
        TestPetition petition = petitions.aPetition();
        petitions.sign(petition, 43);
        var address = "/petitions/" + petition.id() + "-un-banc-par-place";
        acts.hide(petition.id(), true, EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
        assertGone(Subject.petition(petition.id()), address);
        acts.hide(petition.id(), false, EventDraft.of(EventKind.SHOWN, EventActor.MODERATION));
        var api = "/api/v1/petitions/" + petition.id();
        var open = published(api + "/tally", "signatures", 43);
        assertThat(event("/petitions/" + petition.id() + "/flux"))
                .as("a stream that goes on")
                .isEqualTo(open);
        acts.change(petition.id(), PetitionState.CLOSED, EventDraft.of(EventKind.CLOSED, EventActor.MODERATION));

        var tally = published(api + "/tally", "state", "closed");
        assertThat(tally.get("signatures")).isEqualTo(43);
        var at = Instant.parse(tally.get("at").toString());
        assertStill(api, "/petitions/" + petition.id() + "/flux", tally);
        var said = new SoftAssertions();
        var whole = object(api);
        var signed = object(api + "/resultat");
        var row = line("petitions", Long.toString(petition.id()));
        for (var field : List.of("signatures", "size", "root")) {
            said.assertThat(signed.get(field)).as("signed " + field).isEqualTo(tally.get(field));
            said.assertThat(row.get(field)).as("export " + field).isEqualTo(String.valueOf(tally.get(field)));
        }
        for (var field : List.of("signatures", "size", "at")) {
            said.assertThat(whole.get(field)).as("API " + field).isEqualTo(tally.get(field));
        }
        said.assertThat(row.get("state")).as("export").isEqualTo(whole.get("state"));
        said.assertThat(row.get("petition").toString())
                .isEqualTo(whole.get("id").toString());
        said.assertThat(whole.get("closedAt")).as("the closing itself").isEqualTo(tally.get("at"));
        for (var instant : List.of("tally_at", "closed_at")) {
            said.assertThat(Instant.parse(row.get(instant).toString()))
                    .as("export " + instant)
                    .isEqualTo(at.truncatedTo(ChronoUnit.MILLIS));
        }
        for (var one : Map.of("API", whole.get("id"), "tally", tally.get("petition"), "signed", signed.get("petition"))
                .entrySet()) {
            said.assertThat(((Number) one.getValue()).longValue())
                    .as("number in " + one.getKey())
                    .isEqualTo(petition.id());
        }
        said.assertThat(signed.get("state")).as("signed").isEqualTo(tally.get("state"));
        assertHour(said, signed, at);
        var history = object(api + "/history");
        said.assertThat(history.get("size")).as("history").isEqualTo(tally.get("size"));
        said.assertThat(history.get("at")).as("history").isEqualTo(tally.get("at"));
        var listed = get("/api/v1/petitions?q=banc&state=closed");
        said.assertThat(listed)
                .as("list of the API")
                .contains("\"id\":" + petition.id(), "\"signatures\":43", "\"closedAt\":\"" + tally.get("at"));
        var page = get(address);
        said.assertThat(page).as("page").contains(WORDS.moment(at));
        said.assertThat(page).as("card").containsPattern("og:image:alt\" content=\"[^\"]*43");
        for (var one : Map.of(
                        "page", page,
                        "list", get("/petitions?etat=closes"),
                        "embed", get("/embed/petitions/" + petition.id()))
                .entrySet()) {
            said.assertThat(one.getValue()).as(one.getKey()).contains("Un banc par place", "43");
            said.assertThat(one.getValue()).as(one.getKey()).containsIgnoringCase("close");
        }
        said.assertThat(get("/embed/petitions/" + petition.id()))
                .as("embed")
                .contains("datetime=\"" + at.truncatedTo(ChronoUnit.SECONDS) + "\"");
        said.assertThat(get("/flux/petitions.atom"))
                .as("feed")
                .contains(
                        "Un banc par place",
                        at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        said.assertAll();
    }
}
