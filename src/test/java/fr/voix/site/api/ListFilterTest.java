package fr.voix.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of the API narrow to what the database has, page by page, and name a parameter that makes no sense. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListFilterTest {

    private static final Pattern NEXT = Pattern.compile("<https?://[^/]+([^>]+)>; rel=\"next\"");

    @Inject
    EmbeddedServer server;

    @Inject
    SampleImport sample;

    @Inject
    ScrutinFixture fixture;

    @Inject
    JsonMapper json;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void loadTheSample() {
        sample.load();
        fixture.run("""
                update urn set is_open = false
                where urn_id in (select urn_id from scrutin order by uid limit 7)""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            amendements?du=2025-10-01                          | a.depose_on >= '2025-10-01'
            amendements?au=2025-10-01                          | a.depose_on <= '2025-10-01'
            amendements?du=2025-10-01&au=2025-10-31            | a.depose_on between '2025-10-01' and '2025-10-31'
            amendements?auteur=PA720430                        | a.auteur_uid = 'PA720430'
            amendements?groupe=PO845413&officiel=oui           | a.groupe_uid = 'PO845413' and a.uid in (select amendement_uid from scrutin_public_amendement)
            amendements?state=open                             | a.uid in (select s.uid from scrutin s join urn u using (urn_id) where u.is_open)
            amendements?state=closed                           | a.uid in (select s.uid from scrutin s join urn u using (urn_id) where not u.is_open)
            """)
    void amendements(String list, String condition) throws Exception {
        assertThat(uids(list, "uid"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(stored("amendement a", "a.is_shown and " + condition));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scrutins-publics?du=2025-06-01                     | a.vote_on >= '2025-06-01'
            scrutins-publics?au=2025-06-01                     | a.vote_on <= '2025-06-01'
            scrutins-publics?sort=adopte&du=2025-01-01         | a.sort = 'ADOPTE' and a.vote_on >= '2025-01-01'
            scrutins-publics?groupe=PO845413                   | a.uid in (select l.scrutin_public_uid from scrutin_public_amendement l join amendement m on m.uid = l.amendement_uid where m.groupe_uid = 'PO845413')
            """)
    void roll_calls(String list, String condition) throws Exception {
        assertThat(uids(list, "id"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(stored("scrutin_public a", condition));
    }

    @Test
    void roll_calls_of_an_author() throws Exception {
        var auteur = fixture.text("""
                select max(a.auteur_uid)
                from scrutin_public_amendement l
                join amendement a on a.uid = l.amendement_uid""");
        assertThat(uids("scrutins-publics?auteur=" + auteur, "id"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(stored("scrutin_public a", """
                        a.uid in (select l.scrutin_public_uid
                            from scrutin_public_amendement l
                            join amendement m on m.uid = l.amendement_uid
                            where m.auteur_uid = '%s')""".formatted(auteur)));
    }

    @Test
    void an_amendement_names_its_author_by_official_id_wherever_it_stands() throws Exception {
        var found = fixture.text("""
                select concat_ws(' ', a.uid, a.auteur_uid, l.scrutin_public_uid, a.texte_uid, t.dossier_uid)
                from scrutin_public_amendement l
                join amendement a on a.uid = l.amendement_uid
                join texte t on t.uid = a.texte_uid
                where a.auteur_uid is not null and t.dossier_uid is not null
                order by 1 limit 1""").split(" ");
        var uid = found[0];
        var auteur = found[1];
        assertThat(((Map<?, ?>) read("scrutins/" + uid).get("amendement")).get("auteurUid"))
                .isEqualTo(auteur);
        for (var list : List.of(
                "amendements?texte=" + found[3], "amendements?dossier=" + found[4], "amendements?auteur=" + auteur)) {
            assertThat(named(list, "auteurUid")).as(list).containsEntry(uid, auteur);
        }
        assertThat((Map<?, ?>) read("scrutins-publics/" + found[2]).get("motion"))
                .extracting("amendements")
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .anySatisfy(one ->
                        assertThat(one.get("uid") + " " + one.get("auteurUid")).isEqualTo(uid + " " + auteur));
    }

    @Test
    void an_amendement_of_a_rapporteur_names_a_committee_and_no_group() throws Exception {
        var uid = "AMANR5L17PO59048B1906P2D1N000248";
        var expected = new HashMap<String, Object>();
        expected.put("auteurUid", null);
        expected.put("groupeUid", null);
        expected.put("qualite", "rapporteur");
        expected.put("rapporteurUid", "PA267780");
        expected.put("commission", "CION_LOIS");
        for (var field : expected.entrySet()) {
            assertThat(((Map<?, ?>) read("scrutins/" + uid).get("amendement")).get(field.getKey()))
                    .as(field.getKey())
                    .isEqualTo(field.getValue());
            assertThat(named("amendements?q=CF248", field.getKey())).containsEntry(uid, field.getValue());
        }
        assertThat(uids("amendements?groupe=PO845470", "uid")).isNotEmpty().doesNotContain(uid);
        assertThat(((Map<?, ?>)
                        read("scrutins/AMANR5L17PO59048B2247P0D1N001115").get("amendement")))
                .extracting("qualite", "groupeUid", "rapporteurUid", "commission")
                .containsExactly("depute", "PO845413", null, null);
    }

    private Map<?, ?> read(String address) throws Exception {
        return json.readValue(get("/api/v1/" + address).body(), Map.class);
    }

    /** A field of every item of a list, by uid. */
    private Map<String, Object> named(String list, String field) throws Exception {
        var named = new HashMap<String, Object>();
        var address = "/api/v1/" + list;
        while (address != null) {
            var answer = get(address);
            for (var item : (List<?>) json.readValue(answer.body(), Map.class).get("items")) {
                named.put((String) ((Map<?, ?>) item).get("uid"), ((Map<?, ?>) item).get(field));
            }
            var next = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
            address = next.find() ? next.group(1) : null;
        }
        return named;
    }

    @Test
    void votes_of_a_deputy() throws Exception {
        var acteur = fixture.text(
                "select acteur_uid from scrutin_public_vote group by acteur_uid order by count(*) desc, 1 limit 1");
        assertThat(uids("acteurs/" + acteur + "/votes?du=2025-01-01&au=2025-06-30", "scrutinPublicUid"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(stored("scrutin_public a", """
                        a.vote_on between '2025-01-01' and '2025-06-30' and a.uid in (
                            select scrutin_public_uid from scrutin_public_vote where acteur_uid = '%s')""".formatted(acteur)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            groupes?state=current                              | a.fin_on is null
            groupes?state=ended                                | a.fin_on is not null
            groupes?du=2024-07-19                              | a.fin_on is null or a.fin_on >= '2024-07-19'
            groupes?au=2023-01-01                              | a.debut_on is null or a.debut_on <= '2023-01-01'
            """)
    void groups(String list, String condition) throws Exception {
        fixture.run("""
                insert into groupe (uid, slug, libelle, sigle, debut_on, fin_on, fingerprint)
                values ('PO1', 'anciens', 'Anciens', 'ANC', '2022-06-28', '2024-06-09', '') on conflict do nothing""");
        assertThat(items(get("/api/v1/" + list), "uid"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(stored("groupe a", condition));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dossiers?officiel=oui                              | a.uid in (select amendement_uid from scrutin_public_amendement)
            dossiers?groupe=PO845413&du=2025-01-01             | a.groupe_uid = 'PO845413' and a.depose_on >= '2025-01-01'
            dossiers?auteur=PA720430                           | a.auteur_uid = 'PA720430'
            dossiers?state=closed                              | a.uid in (select s.uid from scrutin s join urn u using (urn_id) where not u.is_open)
            dossiers?au=2025-06-30                             | a.depose_on <= '2025-06-30'
            """)
    void dossiers_count_what_the_filters_find(String list, String condition) throws Exception {
        var answer = get("/api/v1/" + list);
        assertThat(items(answer, "uid"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(stored(
                        "(select distinct coalesce(t.dossier_uid, a.texte_uid) as uid from amendement a left join texte t on t.uid = a.texte_uid where a.is_shown and "
                                + condition + ") a",
                        "true"));
        assertThat(items(answer, "amendements").stream()
                        .mapToLong(Long::parseLong)
                        .sum())
                .isEqualTo(fixture.number("select count(*) from amendement a where a.is_shown and " + condition));
    }

    private List<String> items(HttpResponse<String> answer, String field) throws Exception {
        return ((List<?>) json.readValue(answer.body(), Map.class).get("items"))
                .stream().map(item -> ((Map<?, ?>) item).get(field).toString()).toList();
    }

    @Test
    void a_page_says_so_too() throws Exception {
        assertThat(get("/petitions?etat=x&tri=y").body())
                .contains(
                        "etat (ouvertes, repondues, closes, refusees, toutes), tri (signatures, date, seuil, cloture).");
        assertThat(get("/en/petitions?theme=A%20B").body())
                .contains("A parameter does not have the expected form: theme.");
        assertThat(get("/amendements?annee=demain").body()).contains("annee.");
    }

    /** Over all pages. */
    private List<String> uids(String list, String field) throws Exception {
        var uids = new ArrayList<String>();
        var address = "/api/v1/" + list;
        while (address != null) {
            var answer = get(address);
            for (var item : (List<?>) json.readValue(answer.body(), Map.class).get("items")) {
                uids.add((String) ((Map<?, ?>) item).get(field));
            }
            var next = NEXT.matcher(answer.headers().firstValue("link").orElseThrow());
            address = next.find() ? next.group(1) : null;
        }
        return uids;
    }

    private List<String> stored(String table, String condition) {
        var uids = fixture.text("select string_agg(a.uid, ' ') from " + table + " where " + condition);
        return uids == null ? List.of() : List.of(uids.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "amendements?du=hier, du",
        "amendements?au=2026-02-30, au",
        "amendements?state=ouvert, 'state (open, closed)'",
        "amendements?auteur=a%20b, auteur",
        "amendements?groupe=%27, groupe",
        "amendements?officiel=non&annee=demain, 'annee, officiel (oui)'",
        "amendements?tri=hasard, 'tri (pertinence, date, votes, debat)'",
        "amendements?after=x, after",
        "scrutins-publics?du=2026-1-1, du",
        "scrutins-publics?au=x&sort=tombe, 'au, sort (adopte, rejete, inconnu)'",
        "scrutins-publics?auteur=%27&groupe=%27, 'auteur, groupe'",
        "scrutins-publics?after=%27, after",
        "acteurs?groupe=%27, groupe",
        "groupes?state=open, 'state (current, ended)'",
        "groupes?du=hier&au=demain, 'du, au'",
        "dossiers?auteur=%27&groupe=a%20b&state=ouvert, 'groupe, auteur, state (open, closed)'",
        "dossiers?officiel=non&du=x&au=2026-02-30, 'officiel (oui), du, au'",
        "petitions?state=ouverte, 'state (answered, archived, closed, open, refused, suspended, withdrawn)'",
        "petitions?sort=hasard, 'sort (closing, date, signatures, threshold)'",
        "petitions?theme=A%20B&after=x, 'theme, after'",
        "acteurs/PA720430/votes?du=x&au=y, 'du, au'"
    })
    void a_bad_value_is_answered_by_the_name_of_its_parameter(String list, String named) throws Exception {
        var answer = get("/api/v1/" + list);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readValue(answer.body(), Map.class).get("detail"))
                .asString()
                .endsWith("attendue\u202f: " + named + ".");
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + address))
                        .build(),
                BodyHandlers.ofString());
    }
}
