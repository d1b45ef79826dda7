package fr.voix.parliament.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.voix.CountedStatements;
import fr.voix.base.answer.PublicVersion;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official roll-calls of the sample as Popolo vote events. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = CountedStatements.ON, value = "true")
@ResourceLock(CountedStatements.ON)
class PopoloTest {

    private static final String LIST = "/api/v1/scrutins-publics";
    private static final Pattern NEXT = Pattern.compile("<https?://[^/]+([^>]+)>; rel=\"next\"");
    private static final Path SCHEMA = Path.of("src/test/resources/popolo/vote-event.schema.json");

    @Inject
    EmbeddedServer server;

    @Inject
    SampleImport sample;

    @Inject
    ScrutinHiding hidings;

    @Inject
    ScrutinFixture fixture;

    @Inject
    PublicVersion publicVersion;

    @Inject
    JsonMapper json;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void loadTheSampleOnce() {
        if (fixture.number("select count(*) from scrutin_public") == 0) {
            sample.load();
        }
        // what the test before took away again may still be kept
        touch();
    }

    @Test
    void every_roll_call_is_a_vote_event_as_popolo_describes_it() throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        long stored = fixture.number("select count(*) from scrutin_public");
        var uids = new HashSet<String>();
        for (Map<?, ?> item : items(LIST)) {
            assertFits(schema, json.writeValueAsString(item));
            uids.add((String) item.get("id"));
        }
        assertThat((long) uids.size()).isEqualTo(Math.min(50, stored)).isPositive();
        for (String uid : uids) {
            HttpResponse<String> answer = get(LIST + "/" + uid);
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
            assertThat(answer.headers().firstValue("etag")).isPresent();
            assertFits(schema, answer.body());
            assertAddsUp(uid, json.readValue(answer.body(), Map.class));
        }
        assertThat(schema.validate("{\"id\":1,\"start_date\":\"hier\"}", InputFormat.JSON))
                .as("the schema bites")
                .hasSizeGreaterThan(2);
    }

    private static void assertFits(Schema schema, String body) {
        assertThat(schema.validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(body.substring(0, Math.min(300, body.length())))
                .isEmpty();
    }

    /** What stands over all groups is what the database has, and each listed vote is one of an option's. */
    private void assertAddsUp(String uid, Map<?, ?> event) {
        assertThat(count(event, "yes")).isEqualTo(fixture.number("select pour from scrutin_public where uid = ?", uid));
        assertThat(count(event, "no"))
                .isEqualTo(fixture.number("select contre from scrutin_public where uid = ?", uid));
        assertThat(count(event, "abstain"))
                .isEqualTo(fixture.number("select abstentions from scrutin_public where uid = ?", uid));
        assertThat(list(event, "votes")).hasSize((int)
                fixture.number("select count(*) from scrutin_public_vote where scrutin_public_uid = ?", uid));
        assertThat(list(event, "votes"))
                .extracting(vote -> vote.get("voter_id"))
                .doesNotHaveDuplicates();
        assertThat(event.get("start_date"))
                .isEqualTo(fixture.text("select vote_on::text from scrutin_public where uid = ?", uid));
        String sort = fixture.text("select sort from scrutin_public where uid = ?", uid);
        assertThat(event.get("result")).isEqualTo(sort.equals("ADOPTE") ? "pass" : "fail");
    }

    @Test
    void corrections_delegations_and_causes_of_not_voting_are_told_as_the_files_have_them() throws Exception {
        for (var uid : fixture.text("""
                select string_agg(distinct scrutin_public_uid, ' ')
                from (select scrutin_public_uid from scrutin_public_correction
                    union all select scrutin_public_uid from scrutin_public_vote where cause is not null) told""").split(" ")) {
            var event = json.readValue(get(LIST + "/" + uid).body(), Map.class);
            assertThat(told(list(event, "mises_au_point"), "voter_id", "option", "dysfonctionnement"))
                    .as(uid)
                    .isEqualTo(stored("""
                            select string_agg(concat_ws(' ', acteur_uid, position, nullif(is_failure, false)), ', '
                                order by acteur_uid, is_failure)
                            from scrutin_public_correction where scrutin_public_uid = ?""", uid));
            assertThat(told(list(event, "votes"), "voter_id", "option", "par_delegation", "cause"))
                    .as(uid)
                    .isEqualTo(stored("""
                            select string_agg(concat_ws(' ', acteur_uid, position, nullif(par_delegation, false), cause), ', '
                                order by acteur_uid)
                            from scrutin_public_vote where scrutin_public_uid = ?""", uid));
        }
        assertThat(fixture.number("select count(*) from scrutin_public_correction"))
                .isGreaterThan(10);
        assertThat(get(LIST).body()).doesNotContain("mises_au_point");
    }

    private static String told(List<Map<?, ?>> items, String... fields) {
        return items.stream()
                .map(item -> Stream.of(fields)
                        .map(item::get)
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }

    private String stored(String sql, String uid) {
        var said = fixture.text(sql, uid);
        return said == null
                ? ""
                : said.replace("NON_VOTANT", "not voting")
                        .replace("POUR", "yes")
                        .replace("CONTRE", "no")
                        .replace("ABSTENTION", "abstain")
                        .replaceAll(" t(?=[ ,]|$)", " true");
    }

    private static long count(Map<?, ?> event, String option) {
        return list(event, "counts").stream()
                .filter(count -> count.get("group") == null && option.equals(count.get("option")))
                .mapToLong(count -> ((Number) count.get("value")).longValue())
                .sum();
    }

    @Test
    void a_roll_call_names_the_amendements_it_decided_with_our_addresses_unless_they_are_hidden() throws Exception {
        String uid = fixture.text("""
                select l.scrutin_public_uid
                from scrutin_public_amendement l
                join scrutin s on s.uid = l.amendement_uid
                where not l.identique
                order by 1 limit 1""");
        String amendement = fixture.text(
                "select amendement_uid from scrutin_public_amendement where scrutin_public_uid = ? and not identique",
                uid);
        List<Map<?, ?>> named = named(uid);
        assertThat(named).first().satisfies(one -> {
            assertThat(one.get("uid")).isEqualTo(amendement);
            assertThat(one.get("identique")).isEqualTo(false);
            for (String address : List.of("url", "api")) {
                assertThat(get(URI.create((String) one.get(address)).getPath()).statusCode())
                        .isEqualTo(200);
            }
        });

        hidings.hide(amendement, "Motif.", null);

        assertThat(named(uid)).noneMatch(one -> amendement.equals(one.get("uid")));
        assertThat(get(LIST).body()).doesNotContain(amendement);
        hidings.unhide(amendement);
        assertThat(named(uid)).isEqualTo(named);
    }

    private List<Map<?, ?>> named(String uid) throws Exception {
        var event = json.readValue(get(LIST + "/" + uid).body(), Map.class);
        return list((Map<?, ?>) event.get("motion"), "amendements");
    }

    @Test
    void a_group_that_the_source_does_not_name_stays_unnamed() throws Exception {
        String uid = fixture.text("select scrutin_public_uid from scrutin_public_groupe order by 1 limit 1");
        fixture.run("update scrutin_public set votes_sha256 = null where uid = ?", uid);
        fixture.run(
                "update scrutin_public_groupe set groupe_uid = null where scrutin_public_uid = ? and rang = 0", uid);
        touch();
        var event = json.readValue(get(LIST + "/" + uid).body(), Map.class);
        assertThat(list(event, "counts"))
                .filteredOn(count -> count.get("group") != null && count.get("group_id") == null)
                .hasSize(4)
                .allSatisfy(count -> assertThat(count.get("group").toString()).contains("non précisé"));
        fixture.run(
                "update scrutin_public_groupe set groupe_uid = 'PO0' where scrutin_public_uid = ? and rang = 0", uid);
    }

    @Test
    void the_list_goes_on_page_by_page_without_gap_or_repetition() throws Exception {
        fixture.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes,
                    pour, contre, abstentions, non_votants, fingerprint)
                select 'VTANR5L16V' || n, n, 16, '2023-01-01', 'scrutin public ordinaire', 'l''ensemble du texte', 'REJETE',
                    2, 2, 1, 1, 0, 0, ''
                from generate_series(1, 120) n
                on conflict do nothing""");
        touch();
        var seen = new HashSet<Object>();
        String address = LIST;
        long before = CountedStatements.count();
        int pages = 0;
        while (address != null) {
            HttpResponse<String> answer = get(address);
            var items = list(json.readValue(answer.body(), Map.class), "items");
            assertThat(items)
                    .hasSizeLessThanOrEqualTo(50)
                    .allSatisfy(item -> assertThat(seen.add(item.get("id"))).isTrue());
            var next = NEXT.matcher(answer.headers().firstValue("link").orElseThrow());
            address = next.find() ? next.group(1) : null;
            assertThat(answer.body().contains("\"next\":null")).isEqualTo(address == null);
            pages++;
        }
        assertThat((long) seen.size()).isEqualTo(fixture.number("select count(*) from scrutin_public"));
        // the service does some by the clock
        assertThat(CountedStatements.count() - before).isLessThan(pages * 6L);
        assertThat(list(json.readValue(get(LIST + "?after=VTANR5L16V3").body(), Map.class), "items"))
                .extracting(item -> (Object) item.get("id"))
                .containsExactly("VTANR5L16V2", "VTANR5L16V1");
        fixture.run("delete from scrutin_public where legislature = 16");
    }

    @ParameterizedTest
    @CsvSource({"?after=VTNONE, 400", "?after=%27, 400", "/VTNONE, 404", "/%00, 404"})
    void what_does_not_exist_is_said_so_as_a_problem(String rest, int status) throws Exception {
        HttpResponse<String> answer = get(LIST + rest);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    private List<Map<?, ?>> items(String address) throws Exception {
        return list(json.readValue(get(address).body(), Map.class), "items");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> list(Map<?, ?> of, String name) {
        return (List<Map<?, ?>>) of.get(name);
    }

    private void touch() {
        publicVersion.bump();
    }

    private HttpResponse<String> get(String address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + address))
                        .build(),
                BodyHandlers.ofString());
    }
}
