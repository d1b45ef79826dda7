package fr.voix.site.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.ShiftedClock;
import fr.voix.base.answer.PublicVersion;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.site.export.TestExports;
import fr.voix.theme.theme.Classification;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.theme.theme.ToldFilings;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.register.RegisterPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What every public address asks of the database, on the sample: once something public has changed, and once more while nothing
 * does. {@code -Dvoix.routes.write=true} writes the table anew.
 */
@MicronautTest(transactional = false)
@Property(name = CountedStatements.ON, value = "true")
@ResourceLock(CountedStatements.ON)
@Property(name = "voix.urn.publishing", value = "false")
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "voix.register.every", value = "0s")
@Property(name = "voix.register.every-of-many", value = "0s")
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = "voix.site.contact", value = "moderation@voix.example")
class RouteTableTest {

    private static final Path DOCUMENT = Path.of("src/docs/routes.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(\\S+)` \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| .*");

    /** Behind a secret, somebody's own, or of those who work here; streams, which have no end. */
    private static final Pattern NOT_HERE = Pattern.compile(
            "\\{token}|^/moderation|^/en/|^/en$|^/courrier|/flux$|^/test|^/prometheus|^/health/\\{|^/\\.well-known/sbom$");

    private static final String SCRUTIN = "AMANR5L17PO59048B2247P0D1N001115";
    private static final int TIMES = 6;

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    @Inject
    PublicVersion version;

    @Inject
    ScrutinFixture fixture;

    @Inject
    PetitionFixture petitions;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> values = new HashMap<>();

    /** Of one route. */
    private record Cost(int status, long made, long kept, int bytes, double madeMillis, double keptMillis) {

        String row(String route) {
            return "| `%s` | %d | %d | %d | %d | %.1f | %.1f |"
                    .formatted(route, status, made, kept, bytes, madeMillis, keptMillis);
        }

        boolean isLike(Cost other) {
            return status == other.status
                    && made == other.made
                    && kept == other.kept
                    && bytes < 3 * other.bytes + 1_000
                    && other.bytes < 3 * bytes + 1_000;
        }

        /** Of what answered last, since a busy machine refuses now and then. */
        Cost least(Cost other) {
            return new Cost(
                    other.status,
                    Math.min(made, other.made),
                    Math.min(kept, other.kept),
                    other.bytes,
                    Math.min(madeMillis, other.madeMillis),
                    Math.min(keptMillis, other.keptMillis));
        }
    }

    @BeforeEach
    void theSampleAndAVote(
            SampleImport sample,
            ScrutinOpening scrutins,
            TestBallots ballots,
            ThemeService themes,
            ShiftedClock clock,
            ToldFilings filings,
            UrnPublishing urns,
            RegisterPublishing register,
            TestExports exports)
            throws IOException {
        sample.load();
        ballots.cast(scrutins.find(SCRUTIN).orElseThrow(), 3);
        themes.classify(SCRUTIN, List.of("sante"), fixture.aModerator(), "Vu.");
        // feeds tell of it once it has stood for some seconds
        clock.advance(Classification.UNTOLD_FOR);
        filings.tell();
        var petition = petitions
                .aPetition()
                .about(new PetitionSubject(SCRUTIN, null, null))
                .withSignatures(40)
                .make();
        urns.publish();
        register.publish();
        exports.make();
        register.publish();
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        values.putAll(Map.of(
                "uid",
                SCRUTIN,
                "id",
                Long.toString(petition.id()),
                "address",
                petition.path().replaceFirst(".*/", "")));
        values.putAll(Map.of("legislature", "17", "texte", "2247", "organe", "CION_FIN", "numero", "CF1115"));
        values.putAll(Map.of(
                "index", "0", "oldSize", "1", "newSize", "2", "path", "entries/000.p/3", "part", "1", "day", today));
        values.putAll(Map.of("code", "closed", "dataset", "decomptes", "format", "csv", "version", "1", "number", "1"));
        values.put("petition", petition.uid());
        values.put("petitionSha256", HexFormat.of().formatHex(petition.text().sha256()));
        values.put("other", fixture.text("select min(uid) from scrutin where uid <> ?", SCRUTIN));
        values.put("n", fixture.text("select numero::text from scrutin_public order by numero limit 1"));
        values.put("scrutinPublic", fixture.text("select uid from scrutin_public order by numero limit 1"));
        values.put(
                "dossier",
                fixture.text("select dossier_uid from texte where dossier_uid is not null order by uid limit 1"));
        values.put("groupe", fixture.text("select groupe_uid from amendement where uid = ?", SCRUTIN));
        values.put("acteur", fixture.text("select auteur_uid from amendement where uid = ?", SCRUTIN));
        values.put("sha256", fixture.text("select encode(question_sha256, 'hex') from scrutin where uid = ?", SCRUTIN));
    }

    @Test
    void every_public_route_asks_as_often_as_the_table_says() throws Exception {
        var table = Files.exists(DOCUMENT) ? rows() : Map.<String, Cost>of();
        var isWriting = Boolean.getBoolean("voix.routes.write");
        var found = new TreeMap<String, Cost>();
        var wrong = new ArrayList<String>();
        for (var route : routes()) {
            var expected = table.get(route);
            ask(address(route));
            var cost = cost(route);
            for (int i = 1; i < TIMES && (isWriting || !(expected != null && cost.isLike(expected))); i++) {
                cost = cost.least(cost(route));
            }
            found.put(route, cost);
            if (expected == null || !cost.isLike(expected)) {
                wrong.add(cost.row(route));
            }
        }
        if (isWriting) {
            write(found);
            return;
        }
        assertThat(wrong).isEmpty();
        assertThat(table.keySet()).isEqualTo(found.keySet());
    }

    private List<String> routes() {
        return router.uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("GET"))
                .map(OutputRoutes::template)
                .filter(template -> !NOT_HERE.matcher(template).find())
                .distinct()
                .sorted()
                .toList();
    }

    private String address(String route) {
        var address = Pattern.compile("\\{\\+?([A-Za-z0-9]+)(:[^}]*)?}")
                .matcher(route)
                .replaceAll(variable -> {
                    var name = variable.group(1);
                    return switch (name) {
                        case "slug" ->
                            route.contains("/themes/")
                                    ? "sante"
                                    : fixture.text(
                                            route.contains("/deputes/")
                                                    ? "select slug from acteur where uid = '" + values.get("acteur")
                                                            + "'"
                                                    : "select slug from groupe where uid = '" + values.get("groupe")
                                                            + "'");
                        case "uid" -> route.startsWith("/petitions/") ? values.get("petition") : values.get(name);
                        case "sha256" -> values.get(route.startsWith("/petitions/") ? "petitionSha256" : name);
                        case "path" -> route.startsWith("/static/") ? "img/favicon.svg" : values.get(name);
                        case "name" -> "lot-1.json";
                        case "texte" -> route.contains("/textes/") ? "PRJLANR5L17B2247" : values.get(name);
                        default -> values.getOrDefault(name, "{" + name + "}");
                    };
                });
        assertThat(address).as(route).doesNotContain("{");
        return address
                + switch (route) {
                    case "/amendements/suggestions" -> "?q=CF11";
                    case "/oembed" -> "?url=" + server.getURI() + "/scrutins/" + SCRUTIN;
                    case "/suivre" -> "?scrutin=" + SCRUTIN;
                    default -> "";
                };
    }

    private Cost cost(String route) throws Exception {
        var address = address(route);
        version.bump();
        long before = CountedStatements.count();
        long began = System.nanoTime();
        var answer = ask(address);
        long between = System.nanoTime();
        long made = CountedStatements.count();
        ask(address);
        return new Cost(
                answer.statusCode(),
                made - before,
                CountedStatements.count() - made,
                answer.body().length,
                (between - began) / 1e6,
                (System.nanoTime() - between) / 1e6);
    }

    private HttpResponse<byte[]> ask(String address) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + address)).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(address).isIn(200, 301, 302, 303, 404, 503);
        return answer;
    }

    private static Map<String, Cost> rows() throws IOException {
        var rows = new TreeMap<String, Cost>();
        for (var line : Files.readAllLines(DOCUMENT)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(
                        row.group(1),
                        new Cost(
                                Integer.parseInt(row.group(2)),
                                Long.parseLong(row.group(3)),
                                Long.parseLong(row.group(4)),
                                Integer.parseInt(row.group(5)),
                                0,
                                0));
            }
        }
        return rows;
    }

    private static void write(Map<String, Cost> found) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(DOCUMENT));
        lines.removeIf(line -> ROW.matcher(line).matches());
        int at = lines.indexOf("|---|---|---|---|---|---|---|") + 1;
        lines.addAll(
                at,
                found.entrySet().stream()
                        .map(row -> row.getValue().row(row.getKey()))
                        .toList());
        Files.write(DOCUMENT, lines);
    }
}
