package fr.voix.site.reference;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.Npm;
import fr.voix.TestPetitions;
import fr.voix.base.deployment.ReleaseReader;
import fr.voix.base.http.ProblemType;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.site.reference.PublishedDocument.Operation;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.robotcheck.AltchaSolver;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The API does what its document says: every operation is called, and every answer held against the document by a validator
 * of JSON Schema that is not ours. An operation that nobody calls here fails.
 */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiContractTest {

    private static final String CF1115 = "AMANR5L17PO59048B2247P0D1N001115";
    private static final String ABSENT = "AMANR5L17PO0B0P0D0N000000";
    private static final String ROLL_CALL = "VTANR5L17V106";
    private static final String ABSENT_ROLL_CALL = "VTANR5L17V0";
    private static final String JSON = "application/json";

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    @Inject
    SampleImport sample;

    @Inject
    Fixtures fixtures;

    @Inject
    PetitionFixture petitions;

    @Inject
    TestPetitions urns;

    @Inject
    TestVoters voters;

    @Inject
    UrnPublishing publications;

    private final HttpClient http = HttpClient.newHttpClient();
    private PublishedDocument document;
    private Map<String, Operation> operations;

    /** A request, and the status that is expected. */
    private record Call(String method, String path, String body, List<String> headers, int status) {

        Call(int status, String method, String path, String body, String... headers) {
            this(method, path, body, List.of(headers), status);
        }

        static Call get(int status, String path) {
            return new Call(status, "GET", path, null);
        }
    }

    @BeforeAll
    void readTheDocument() throws Exception {
        sample.load();
        document = new PublishedDocument(text(Call.get(200, ApiDocumentController.JSON_ADDRESS)));
        operations = document.operations().stream().collect(toMap(Operation::id, operation -> operation));
    }

    @Test
    void it_is_openapi_3_1_and_names_exactly_the_routes_of_the_api() throws Exception {
        assertThat(document.tree().get("openapi").asString()).startsWith("3.1");
        assertThat(document.tree().get("info").get("version").asString())
                .isEqualTo(ReleaseReader.version())
                .matches("\\d+\\.\\d+\\.\\d+(-rc\\.\\d+)?");
        var routes = router.uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString().replace("{+", "{"))
                .filter(route -> route.contains(" " + ApiDocument.FOLDER))
                .collect(toSet());
        assertThat(document.operations())
                .extracting(operation -> operation.method() + " " + operation.path())
                .containsExactlyInAnyOrderElementsOf(routes);
        assertThat(text(Call.get(200, ApiDocumentController.YAML_ADDRESS))).startsWith("openapi: 3.1");
    }

    @Test
    void every_operation_does_what_the_document_says() throws Exception {
        var calls = calls();
        assertThat(calls.keySet())
                .as("every operation is called by this test")
                .containsExactlyInAnyOrderElementsOf(operations.keySet());
        var faults = new ArrayList<String>();
        for (var operation : operations.values()) {
            for (var call : calls.get(operation.id())) {
                try {
                    check(operation, call);
                } catch (AssertionError fault) {
                    faults.add(fault.getMessage());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private void check(Operation operation, Call call) throws Exception {
        var answer = send(call);
        assertThat(answer.statusCode())
                .as("%s %s: %s", call.method, call.path, new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(call.status);
        document.check(operation, answer);
        if (operation.method().equals("GET") && call.status == 200) {
            checkReading(operation, call.path, answer);
        }
    }

    /** How each operation is called; the first call of each is the good one. */
    private Map<String, List<Call>> calls() throws Exception {
        var scrutin = "/api/v1/scrutins/" + CF1115;
        var mine = "/api/v1/scrutins/" + fixtures.anOpenScrutin().uid() + "/ballot";
        var closed = "/api/v1/scrutins/" + fixtures.aClosedScrutin().uid();
        var petition = "/api/v1/petitions/"
                + petitions.aPetition().withSignatures(40).from("35", 22).make().id();
        var refused = "/api/v1/petitions/"
                + petitions.aPetition().refused("doublon").make().id();
        var answered = petitions.aPetition().answered().make().id();
        petitions.answer(answered, "ANSWER", "Ministère de la Culture", "Nous publierons.");
        var signed = "/api/v1/petitions/" + urns.aPetition().id();
        publications.publish();
        var ballot = """
                {"choice":"pour","nonce":"AAECAwQFBgcICQoLDA0ODw","consent":true}""";
        var cookie = List.of("Content-Type", JSON, "Cookie", voters.aVoter()).toArray(String[]::new);
        var repeated = "/api/v1/scrutins/" + fixtures.anOpenScrutin().uid() + "/ballot";
        var withdrawn = "/api/v1/scrutins/" + fixtures.anOpenScrutin().uid() + "/ballot";
        text(new Call(200, "DELETE", withdrawn, null, named("first", cookie)));
        text(new Call(200, "PUT", withdrawn, ballot, named("second", cookie)));
        return Map.ofEntries(
                Map.entry(
                        "amendements",
                        List.of(
                                Call.get(200, "/api/v1/amendements"),
                                Call.get(200, "/api/v1/amendements?q=CF1115&sort=rejete&tri=votes"),
                                Call.get(200, "/api/v1/amendements?sort=votes&theme=sante"),
                                Call.get(
                                        200, "/api/v1/amendements?du=2025-01-01&au=2026-01-31&state=open&officiel=oui"),
                                Call.get(400, "/api/v1/amendements?du=hier"),
                                Call.get(400, "/api/v1/amendements?after=x"),
                                Call.get(400, "/api/v1/amendements?sorte=adopte"))),
                Map.entry(
                        "petitionList",
                        List.of(
                                Call.get(200, "/api/v1/petitions"),
                                Call.get(200, "/api/v1/petitions?q=comptes&state=open&sort=threshold"),
                                Call.get(200, "/api/v1/petitions?state=refused&sort=date"),
                                Call.get(400, "/api/v1/petitions?state=draft"),
                                Call.get(400, "/api/v1/petitions?sort=hasard"),
                                Call.get(400, "/api/v1/petitions?after=x"))),
                Map.entry(
                        "petition",
                        List.of(
                                Call.get(200, petition),
                                Call.get(200, refused),
                                Call.get(200, "/api/v1/petitions/" + answered))),
                Map.entry("departements", List.of(Call.get(200, petition + "/departements"))),
                Map.entry("signatureHistory", List.of(Call.get(200, petition + "/history"))),
                Map.entry("scrutin", List.of(Call.get(200, scrutin), Call.get(200, closed))),
                Map.entry("texte", List.of(Call.get(200, scrutin + "/texte"))),
                Map.entry("tally", List.of(Call.get(200, scrutin + "/tally"), Call.get(200, closed + "/tally"))),
                Map.entry("petitionTally", List.of(Call.get(200, signed + "/tally"))),
                Map.entry("petitionResultat", List.of(Call.get(200, signed + "/resultat"))),
                Map.entry(
                        "petitionUrnes",
                        List.of(
                                Call.get(200, "/api/v1/urnes/petitions"),
                                Call.get(200, "/api/v1/urnes/petitions?after=1"),
                                Call.get(400, "/api/v1/urnes/petitions?after=un"))),
                Map.entry("themes", List.of(Call.get(200, "/api/v1/themes"))),
                Map.entry(
                        "urnes",
                        List.of(
                                Call.get(200, "/api/v1/urnes"),
                                Call.get(200, "/api/v1/urnes?after=" + CF1115),
                                Call.get(400, "/api/v1/urnes?after=%20"))),
                Map.entry(
                        "checkpoints",
                        List.of(
                                Call.get(200, "/api/v1/urnes/checkpoints"),
                                Call.get(200, "/api/v1/urnes/checkpoints?after=" + CF1115),
                                Call.get(400, "/api/v1/urnes/checkpoints?after=%20"))),
                Map.entry("epoques", List.of(Call.get(200, "/api/v1/urnes/epoques"))),
                Map.entry(
                        "journal",
                        List.of(
                                Call.get(200, "/api/v1/journal"),
                                Call.get(200, "/api/v1/journal?after=999999"),
                                Call.get(400, "/api/v1/journal?after=-1"),
                                Call.get(400, "/api/v1/journal?after=un"))),
                Map.entry(
                        "problem",
                        Arrays.stream(ProblemType.values())
                                .map(type -> Call.get(200, "/api/v1/problems/" + type.code()))
                                .toList()),
                Map.entry(
                        "resultat", List.of(Call.get(200, scrutin + "/resultat"), Call.get(200, closed + "/resultat"))),
                Map.entry(
                        "historique",
                        List.of(Call.get(200, scrutin + "/historique"), Call.get(200, closed + "/historique"))),
                Map.entry(
                        "historiqueCsv",
                        List.of(Call.get(200, scrutin + "/historique.csv"), Call.get(200, closed + "/historique.csv"))),
                Map.entry(
                        "scrutinsPublics",
                        List.of(
                                Call.get(200, "/api/v1/scrutins-publics"),
                                Call.get(200, "/api/v1/scrutins-publics?after=" + ROLL_CALL),
                                Call.get(200, "/api/v1/scrutins-publics?du=2025-01-01&au=2026-01-31&sort=adopte"),
                                Call.get(200, "/api/v1/scrutins-publics?auteur=PA720430&groupe=PO845413"),
                                Call.get(400, "/api/v1/scrutins-publics?sort=peut-etre"),
                                Call.get(400, "/api/v1/scrutins-publics?after=" + ABSENT_ROLL_CALL),
                                Call.get(400, "/api/v1/scrutins-publics?after=%27"))),
                Map.entry(
                        "scrutinPublic",
                        List.of(
                                Call.get(200, "/api/v1/scrutins-publics/" + ROLL_CALL),
                                Call.get(200, "/api/v1/scrutins-publics/" + ROLL_CALL.replaceFirst(".*V", "")),
                                Call.get(404, "/api/v1/scrutins-publics/15-999999"))),
                Map.entry(
                        "acteurs",
                        List.of(
                                Call.get(200, "/api/v1/acteurs"),
                                Call.get(200, "/api/v1/acteurs?groupe=PO845413&after=PA720430"),
                                Call.get(400, "/api/v1/acteurs?after=%27"))),
                Map.entry(
                        "acteur",
                        List.of(Call.get(200, "/api/v1/acteurs/PA720430"), Call.get(404, "/api/v1/acteurs/PA1"))),
                Map.entry(
                        "acteurVotes",
                        List.of(
                                Call.get(200, "/api/v1/acteurs/PA720430/votes"),
                                Call.get(200, "/api/v1/acteurs/PA720430/votes?after=" + ROLL_CALL),
                                Call.get(200, "/api/v1/acteurs/PA720430/votes?du=2025-01-01&au=2026-01-31"),
                                Call.get(400, "/api/v1/acteurs/PA720430/votes?au=2026-02-30"),
                                Call.get(400, "/api/v1/acteurs/PA720430/votes?after=%27"),
                                Call.get(400, "/api/v1/acteurs/PA720430/votes?after=" + ABSENT_ROLL_CALL),
                                Call.get(404, "/api/v1/acteurs/PA1/votes"))),
                Map.entry(
                        "groupes",
                        List.of(
                                Call.get(200, "/api/v1/groupes"),
                                Call.get(200, "/api/v1/groupes?state=current&du=2025-01-01"),
                                Call.get(400, "/api/v1/groupes?state=open"))),
                Map.entry(
                        "groupe",
                        List.of(Call.get(200, "/api/v1/groupes/PO845413"), Call.get(404, "/api/v1/groupes/PO1"))),
                Map.entry(
                        "dossiers",
                        List.of(
                                Call.get(200, "/api/v1/dossiers"),
                                Call.get(200, "/api/v1/dossiers?groupe=PO845413&officiel=oui"),
                                Call.get(400, "/api/v1/dossiers?au=2026-02-30"))),
                Map.entry(
                        "dossier",
                        List.of(
                                Call.get(200, "/api/v1/dossiers/DLR5L17N52428"),
                                Call.get(404, "/api/v1/dossiers/DLR1"))),
                Map.entry(
                        "texteDeLoi",
                        List.of(
                                Call.get(200, "/api/v1/textes/PRJLANR5L17B2247"),
                                Call.get(404, "/api/v1/textes/PRJL1"))),
                Map.entry("openapiYaml", List.of(Call.get(200, ApiDocumentController.YAML_ADDRESS))),
                Map.entry("openapiJson", List.of(Call.get(200, ApiDocumentController.JSON_ADDRESS))),
                Map.entry("robotChecks", List.of(Call.get(200, "/api/v1/robot-check"))),
                Map.entry("altchaChallenge", List.of(Call.get(200, "/api/v1/robot-check/altcha"))),
                Map.entry(
                        "passRobotCheck",
                        List.of(
                                check(
                                        204,
                                        "altcha",
                                        AltchaSolver.solve(text(Call.get(200, "/api/v1/robot-check/altcha")))),
                                check(422, "altcha", "e30="),
                                check(400, "turing", "x"),
                                new Call(400, "POST", "/api/v1/robot-check", "{", "Content-Type", JSON),
                                new Call(413, "POST", "/api/v1/robot-check", " ".repeat(70_000), "Content-Type", JSON),
                                new Call(415, "POST", "/api/v1/robot-check", "a=b", "Content-Type", "text/plain"))),
                Map.entry("forgetVoter", List.of(new Call(204, "DELETE", "/api/v1/robot-check", null))),
                Map.entry(
                        "ownBallot",
                        List.of(Call.get(200, mine), new Call(200, "GET", mine, null, "Cookie", voters.aVoter()))),
                Map.entry(
                        "castBallot",
                        List.of(
                                new Call(200, "PUT", mine, ballot, cookie),
                                new Call(200, "PUT", mine, ballot.replace("pour", "contre"), cookie),
                                new Call(400, "PUT", mine, ballot.replace("pour", "oui"), cookie),
                                new Call(403, "PUT", mine, ballot, "Content-Type", JSON),
                                new Call(
                                        403, "PUT", mine, ballot, "Content-Type", JSON, "Sec-Fetch-Site", "cross-site"),
                                new Call(404, "PUT", mine.replaceAll("AMAN\\w+", ABSENT), ballot, cookie),
                                new Call(409, "PUT", closed + "/ballot", ballot, cookie),
                                new Call(200, "PUT", repeated, ballot, named("one", cookie)),
                                new Call(200, "PUT", repeated, ballot, named("\"one\"", cookie)),
                                new Call(422, "PUT", repeated, ballot.replace("pour", "contre"), named("one", cookie)),
                                new Call(200, "PUT", repeated, ballot.replace("pour", "contre"), cookie),
                                new Call(409, "PUT", repeated, ballot, named("one", cookie)),
                                new Call(400, "PUT", repeated, ballot, named("a name", cookie)))),
                Map.entry(
                        "withdrawBallot",
                        List.of(
                                new Call(200, "DELETE", mine, null, cookie),
                                new Call(200, "DELETE", mine + "?erase=true", null, cookie),
                                new Call(400, "DELETE", mine + "?effacer=true", null, cookie),
                                new Call(403, "DELETE", mine, null),
                                new Call(409, "DELETE", closed + "/ballot", null, cookie),
                                new Call(409, "DELETE", withdrawn, null, named("first", cookie)),
                                new Call(422, "DELETE", withdrawn, null, named("second", cookie)),
                                new Call(400, "DELETE", withdrawn, null, named("a name", cookie)))));
    }

    /** The headers of a write that may be repeated under this name. */
    private static String[] named(String key, String... headers) {
        return Stream.concat(Stream.of("Idempotency-Key", key), Stream.of(headers))
                .toArray(String[]::new);
    }

    private static Call check(int status, String provider, String response) {
        return new Call(
                status,
                "POST",
                "/api/v1/robot-check",
                "{\"provider\":\"" + provider + "\",\"response\":\"" + response + "\"}",
                "Content-Type",
                JSON);
    }

    /** What every GET owes: the same head to HEAD, and to what is public 304, gzip, other origins and exact parameters. */
    private void checkReading(Operation operation, String path, HttpResponse<byte[]> whole) throws Exception {
        var head = send(new Call(200, "HEAD", path, null));
        document.check(operation, head);
        assertThat(head.statusCode()).isEqualTo(200);
        var owed = new TreeSet<>(whole.headers().map().keySet());
        // what is only known when the body is made may be left out (RFC 9110, 9.3.2); from memory it never is
        owed.removeAll(List.of("content-length", "content-type"));
        assertThat(head.headers().map().keySet()).as("HEAD %s", path).containsAll(owed);
        var more = path + (path.contains("?") ? "&" : "?") + "hasard=1";
        checked(operation, Call.get(400, more));
        checked(operation, new Call(406, "GET", path, null, "Accept", "image/png"));
        var origin = whole.headers().firstValue("Access-Control-Allow-Origin");
        var allowed = preflight(path, "GET").headers().firstValue("Access-Control-Allow-Headers");
        if (!operation.isPublicRead()) {
            assertThat(origin).as(path).isEmpty();
            assertThat(allowed).as(path).isEmpty();
            assertThat(whole.headers().firstValue("Cache-Control")).as(path).contains("no-store");
            return;
        }
        assertThat(origin).as(path).contains("*");
        assertThat(allowed).as(path).contains("If-None-Match, Last-Event-ID");
        assertThat(preflight(path, "PUT").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(send(Call.get(400, more)).headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        var zipped = send(new Call(200, "GET", path, null, "Accept-Encoding", "gzip"));
        assertThat(zipped.headers().firstValue("Content-Encoding")).as(path).contains("gzip");
        checkNotModified(operation, path);
        if (operation.isAboutOneThing()) {
            var absent = path.replaceAll("AMAN\\w+", ABSENT)
                    .replaceAll("VTAN\\w+", ABSENT_ROLL_CALL)
                    .replaceAll("scrutins-publics/\\d+", "scrutins-publics/999999")
                    .replaceAll("(acteurs/PA|groupes/PO|dossiers/DLR|textes/PRJL)\\w+", "$10")
                    .replaceAll("petitions/\\d+", "petitions/999999999")
                    .replaceAll("problems/[\\w-]+", "problems/none");
            checked(operation, Call.get(404, absent));
        }
    }

    /** What is read may change from one second to the next; then the newer one is asked for. */
    private void checkNotModified(Operation operation, String path) throws Exception {
        int status = 0;
        for (int tries = 0; tries < 20 && status != 304; tries++) {
            var etag = send(Call.get(200, path)).headers().firstValue("ETag").orElseThrow();
            var again = send(new Call(304, "GET", path, null, "If-None-Match", etag));
            document.check(operation, again);
            status = again.statusCode();
        }
        assertThat(status).as("again %s", path).isEqualTo(304);
    }

    private void checked(Operation operation, Call call) throws Exception {
        var answer = send(call);
        assertThat(answer.statusCode()).as(call.toString()).isEqualTo(call.status);
        document.check(operation, answer);
    }

    @Test
    void every_recorded_example_is_one_that_the_document_allows() {
        var lacking = new ArrayList<String>();
        for (var operation : operations.values()) {
            for (var status : List.of("200", "201")) {
                var content = operation.tree().path("responses").path(status).path("content");
                content.properties().forEach(body -> example(operation.id(), body.getValue(), lacking));
            }
            operation
                    .tree()
                    .path("requestBody")
                    .path("content")
                    .properties()
                    .forEach(body -> example(operation.id() + "-request", body.getValue(), lacking));
        }
        assertThat(lacking)
                .as("record an answer in src/main/resources/reference/examples")
                .containsExactlyInAnyOrder("openapiYaml", "openapiJson");
    }

    private void example(String name, tools.jackson.databind.JsonNode body, List<String> lacking) {
        if (!body.has("example")) {
            lacking.add(name);
        } else if (!body.get("example").isString()) {
            document.checkText(name, body.get("schema"), body.get("example").toString());
        }
    }

    @Test
    void the_links_of_a_list_lead_through_all_of_it_with_its_filters() throws Exception {
        String next = "/api/v1/amendements?texte=&tri=votes&sort=rejete";
        int pages = 0;
        while (next != null) {
            var links = send(Call.get(200, next)).headers().firstValue("Link").orElseThrow();
            assertThat(links)
                    .startsWith("<" + server.getURI() + "/api/v1/amendements?sort=rejete&tri=votes>; rel=\"first\"");
            var found =
                    java.util.regex.Pattern.compile("<([^>]+)>; rel=\"next\"").matcher(links);
            next = found.find()
                    ? URI.create(found.group(1)).getRawPath() + "?"
                            + URI.create(found.group(1)).getRawQuery()
                    : null;
            assertThat(next == null || next.contains("sort=rejete&tri=votes&after="))
                    .isTrue();
            pages++;
        }
        assertThat(pages).isGreaterThan(1);
        assertThat(send(Call.get(200, "/api/v1/journal?after=600"))
                        .headers()
                        .firstValue("Link")
                        .orElseThrow())
                .endsWith("/api/v1/journal>; rel=\"first\", <" + server.getURI()
                        + "/api/v1/journal?after=100>; rel=\"prev\"");
    }

    @Test
    void an_independent_linter_finds_nothing_in_it() throws Exception {
        var npm = Npm.with("redocly", "@redocly/cli@2.77.0");
        Files.writeString(npm.folder().resolve("openapi.yml"), text(Call.get(200, ApiDocumentController.YAML_ADDRESS)));
        Files.copy(
                Path.of("src/test/resources/redocly.yaml"),
                npm.folder().resolve("redocly.yaml"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var output = npm.bin("redocly", "lint", "openapi.yml", "--max-problems=50");
        assertThat(output.exitCode()).as(output.text() + output.errors()).isZero();
    }

    private HttpResponse<byte[]> preflight(String path, String method) throws Exception {
        return send(new Call(
                200,
                "OPTIONS",
                path,
                null,
                "Origin",
                "https://journal.example",
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                "if-none-match"));
    }

    private String text(Call call) throws Exception {
        var answer = send(call);
        assertThat(answer.statusCode()).isEqualTo(call.status);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(Call call) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.getURI() + call.path))
                .method(call.method, call.body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body));
        if (!call.headers.isEmpty()) {
            request.headers(call.headers.toArray(String[]::new));
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }
}
