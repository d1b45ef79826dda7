package fr.voix.site.journal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.ActSense;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.site.amendement.AtomFeed;
import fr.voix.theme.theme.Classification;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.theme.theme.ToldFilings;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public journal: everything that was decided, and nothing of what is not shown. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class JournalTest {

    @Inject
    EmbeddedServer server;

    @Inject
    AuditService audit;

    @Inject
    PublicVersion publicVersion;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ToldFilings filings;

    @Inject
    ShiftedClock clock;

    private final HttpClient client = HttpClient.newHttpClient();
    private Actor nadia;
    private String scrutin;
    private String numero;

    @BeforeEach
    void aDecision() {
        nadia = fixture.aModerator();
        scrutin = fixture.aScrutin();
        numero = "CF" + scrutin.substring(scrutin.length() - 4);
        themes.classify(scrutin, List.of("sante", "justice"), nadia, "Parce que <b>" + numero + ".");
    }

    private void append(Actor actor, Act act, String subject, Map<String, ?> before, Map<String, ?> after, String why) {
        transactions.executeWrite(status -> {
            publicVersion.bump();
            return audit.append(actor, act, subject, before, after, why);
        });
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    /** The entries of a page in words, without markup. */
    private List<String> entries(String path) throws Exception {
        return Pattern.compile("<li id=\"e\\d+\">(.*?)</li>", Pattern.DOTALL)
                .matcher(get(path).body())
                .results()
                .map(found -> found.group(1)
                        .replaceAll("<[^>]+>", " ")
                        .replaceAll("\\s+", " ")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .strip())
                .toList();
    }

    @Test
    void a_decision_says_who_what_before_after_and_why_and_never_a_name() throws Exception {
        assertThat(entries("/journal").getFirst())
                .contains("Modération n° " + nadia.moderatorId() + " a classé le scrutin " + numero)
                .contains("Thèmes\u202f: – → Santé, Justice")
                .contains("Parce que <b>" + numero + ".");
        assertThat(get("/journal").body()).contains("href=\"/17/amendements/2247/CION_FIN/" + numero + "\"");
        assertThat(entries("/en/journal").getFirst())
                .contains("Moderator no. " + nadia.moderatorId() + " sorted the vote on " + numero)
                .contains("Themes: – → Health, Justice");
        for (var path : List.of("/journal", "/en/journal", "/journal/flux.atom", "/api/v1/journal")) {
            assertThat(get(path).body()).doesNotContain("@voix.example");
        }
    }

    @Test
    void acts_that_are_not_public_are_not_there() throws Exception {
        append(nadia, Act.SIGN_IN, "moderator:" + nadia.moderatorId(), null, Map.of("factor", "totp"), null);
        append(nadia, Act.SUMMARY_WRITE, "scrutin:" + scrutin, null, Map.of("themes", List.of("energie")), "Secret.");

        assertThat(get("/journal").body()).doesNotContain("totp", "moderator:", "Secret.", "nergie");
        assertThat(get("/journal/flux.atom").body()).doesNotContain("totp", "moderator:", "Secret.");
        assertThat(get("/17/amendements/2247/CION_FIN/" + numero).body()).doesNotContain("Secret.");
    }

    @Test
    void the_entry_of_what_is_not_shown_names_no_more_than_its_page() throws Exception {
        append(
                nadia,
                Act.SCRUTIN_HIDE,
                "scrutin:" + scrutin,
                null,
                Map.of("reason", "Motif public.", "reasonEn", "Public reason."),
                "Un mot.");
        append(nadia, Act.SET_ASIDE_PROPOSE, "rule:3", null, Map.of("scrutin", scrutin, "ballots", 12), "Motif tu.");
        fixture.run("update amendement set sort = 'EFFACE' where uid = ?", scrutin);
        append(
                Actor.SERVICE,
                Act.SCRUTIN_CLOSE,
                "scrutin:" + scrutin,
                Map.of("open", true),
                Map.of("open", false),
                null);

        for (var path : List.of(
                "/journal",
                "/en/journal",
                "/journal/flux.atom",
                "/en/journal/flux.atom",
                "/journal?genre=classement",
                "/journal?genre=bulletins",
                "/api/v1/journal")) {
            assertThat(get(path).body())
                    .as(path)
                    .doesNotContain(
                            scrutin,
                            numero + "<",
                            numero + " ",
                            "Parce que &lt;b&gt;" + numero,
                            "Un mot.",
                            "Motif tu.");
        }
        assertThat(entries("/journal").subList(0, 4))
                .allSatisfy(entry -> assertThat(entry).contains("un scrutin que Voix ne montre pas"));
        assertThat(entries("/journal").get(2)).endsWith("a masqué un scrutin que Voix ne montre pas Motif public.");
        assertThat(entries("/en/journal").get(2)).endsWith("hid a vote that Voix does not show Public reason.");
        assertThat(entries("/journal").getFirst()).contains("Le service a clos");
    }

    @ParameterizedTest
    @EnumSource(value = Act.class)
    void every_public_act_has_words_in_both_languages_and_one_kind(Act act) {
        for (var language : Language.values()) {
            for (var sense : ActSense.all(act)) {
                var key = "journal.act." + act.name() + sense;
                assertThat(Messages.of(language).has(key)).as(key).isEqualTo(act.isPublic());
            }
        }
        long kinds = java.util.Arrays.stream(JournalKind.values())
                .filter(kind -> kind.acts().contains(act))
                .count();
        assertThat(kinds).isEqualTo(act.isPublic() ? 1 : 0);
    }

    /** Every decision on ballots, as it was and as it ended: what is told is what happened. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET_ASIDE_PROPOSE | waiting    | 0 | a proposé de mettre à l’écart | proposed to set ballots aside
            SET_ASIDE_PROPOSE | running    | 0 | a décidé, sans seconde personne, de mettre | decided, without a second person, to set
            SET_ASIDE_APPROVE | running    | 0 | a approuvé, en seconde personne, la mise à l’écart | approved, as the second person, setting
            SET_ASIDE_APPROVE | running    | 1 | a approuvé, en seconde personne, le rétablissement | approved, as the second person, reinstating
            SET_ASIDE_REFUSE  | refused    | 0 | a refusé de mettre à l’écart | refused to set
            SET_ASIDE_REFUSE  | taken-back | 0 | a retiré sa proposition de mettre | took back the proposal to set
            SET_ASIDE_REFUSE  | refused    | 1 | a refusé de rétablir | refused to reinstate
            SET_ASIDE_REFUSE  | taken-back | 1 | a retiré sa proposition de rétablir | took back the proposal to reinstate
            SET_ASIDE_UNDO    | waiting    | 1 | a proposé de rétablir | proposed to reinstate
            SET_ASIDE_UNDO    | running    | 1 | a décidé, sans seconde personne, de rétablir | decided, without a second person, to reinstate
            SET_ASIDE_HOLD    | waiting    | 0 | a suspendu, faute d’une seconde personne, la mise | held, for want of a second person, setting
            SET_ASIDE_HOLD    | waiting    | 1 | a suspendu, faute d’une seconde personne, le rétablissement | held, for want of a second person, reinstating
            SET_ASIDE_DONE    | done       | 0 | a mis à l’écart, comme décidé | set ballots aside, as decided
            SET_ASIDE_DONE    | done       | 1 | a rétabli, comme décidé | reinstated ballots, as decided
            """)
    void a_decision_on_ballots_is_told_as_it_happened(Act act, String state, int undoing, String french, String english)
            throws Exception {
        var after = new LinkedHashMap<String, Object>(Map.of("ballots", 118, "state", state, "pour", 3));
        if (undoing == 1) {
            after.put("undoes", "d3");
        }
        append(nadia, act, "scrutin:" + scrutin, null, after, null);
        assertThat(entries("/journal").getFirst())
                .contains(french)
                .contains("Bulletins\u202f: 118")
                .doesNotContain("État")
                .doesNotContain("Pour\u202f: 3");
        assertThat(entries("/en/journal").getFirst()).contains(english);
    }

    @Test
    void undoing_a_classification_is_told_as_that() throws Exception {
        append(
                nadia,
                Act.CLASSIFY,
                "scrutin:" + scrutin,
                Map.of("themes", List.of("sante")),
                Map.of("themes", List.of(), "undoes", 4),
                null);
        assertThat(entries("/journal").getFirst())
                .contains("a annulé une décision sur les thèmes et remis ceux d’avant pour le scrutin")
                .contains("Thèmes\u202f: Santé → –")
                .doesNotContain("undoes");
        append(
                nadia,
                Act.CLASSIFY,
                "scrutin:" + scrutin,
                Map.of("themes", List.of("sante")),
                Map.of("themes", List.of()),
                null);
        assertThat(entries("/en/journal").getFirst()).contains("took all themes from the vote");
    }

    @Test
    void an_old_entry_that_told_which_way_a_few_ballots_went_is_there_by_its_hashes_alone() throws Exception {
        append(
                nadia,
                Act.SET_ASIDE_PROPOSE,
                "scrutin:" + scrutin,
                null,
                Map.of("ballots", 9, "pour", 471_147_115),
                null);
        append(
                nadia,
                Act.SET_ASIDE_PROPOSE,
                "scrutin:" + scrutin,
                null,
                Map.of("ballots", 10, "pour", 471_147_116),
                null);
        var address = "/api/v1/journal?after=" + (audit.head().sequence() - 2);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + address));
        var last = client.send(request.build(), BodyHandlers.ofString()).body();
        assertThat(last).doesNotContain("471147115").contains("471147116");
        assertThat(get("/journal").body())
                .doesNotContain("471\u202f147\u202f115")
                .doesNotContain("471\u202f147\u202f116");
    }

    @Test
    void whatever_an_act_writes_down_is_printed_readably() throws Exception {
        var after = new LinkedHashMap<String, Object>();
        after.put("closesAt", Instant.parse("2026-01-09T13:05:00Z").toString());
        after.put("open", false);
        after.put("ballots", 12_847);
        after.put("odd_name", Map.of("pour", 3));
        after.put("ratio", 0.5);
        append(nadia, Act.SCRUTIN_SCHEDULE, "scrutin:" + scrutin, Map.of("open", true), after, null);
        append(nadia, Act.THEME_CHANGE, "enquete:4", null, Map.of("theme", "inconnu"), null);

        assertThat(entries("/journal").get(1))
                .contains("a fixé des dates pour le scrutin")
                .contains("Clôture\u202f: 9\u00a0janvier 2026 à 14\u00a0h\u00a005")
                .contains("Ouvert\u202f: oui → non")
                .contains("Bulletins\u202f: 12\u202f847")
                .contains("odd_name\u202f: Pour\u202f: 3")
                .contains("ratio\u202f: 0.5");
        assertThat(entries("/journal").getFirst()).contains("enquete:4").contains("theme\u202f: inconnu");
        assertThat(entries("/en/journal").get(1)).contains("Closing: 9\u00a0January 2026, 14:05");
    }

    @Test
    void the_journal_goes_page_by_page_and_by_kind() throws Exception {
        for (int i = 0; i < 60; i++) {
            append(nadia, Act.SCRUTIN_CLOSE, "scrutin:" + scrutin, null, Map.of("ballots", i), null);
        }
        var seen = new HashSet<String>();
        int lines = 0;
        var next = "/journal";
        while (next != null) {
            var page = get(next).body();
            for (var id : Pattern.compile("<li id=\"(e\\d+)\"")
                    .matcher(page)
                    .results()
                    .toList()) {
                seen.add(id.group(1));
                lines++;
            }
            var link = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(page);
            next = link.find() ? link.group(1).replace("&amp;", "&") : null;
        }
        long known = fixture.number("""
                select count(*) from audit_entry
                where act in ('classify', 'theme-change') or act like 'scrutin-%' or act like 'set-aside-%'""");
        assertThat(seen).hasSize(lines).hasSize((int) known);
        assertThat(entries("/journal?genre=classement"))
                .allSatisfy(e -> assertThat(e).containsAnyOf("a classé", "les thèmes"));
        assertThat(get("/journal?genre=scrutins").body()).contains("genre=scrutins&amp;avant=");
        assertThat(get("/journal?genre=resumes").body()).contains("Aucune décision de ce genre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"genre=autre", "avant=0", "avant=-3", "avant=x", "avant=99999999999999999999"})
    void a_place_or_a_kind_that_is_none_is_refused(String query) throws Exception {
        assertThat(get("/journal?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void the_feed_is_a_feed_and_leads_to_each_entry() throws Exception {
        clock.advance(Classification.UNTOLD_FOR);
        filings.tell();
        var answer = get("/journal/flux.atom");
        var feed = AtomFeed.read(answer.body());
        var first = feed.getEntries().getFirst();
        assertThat(first.getTitle())
                .startsWith("Modération n° " + nadia.moderatorId() + " a classé le scrutin " + numero + "\u202f: ");
        assertThat(first.getDescription().getValue()).contains("Parce que <b>" + numero + ".");
        var uri = URI.create(first.getLink());
        assertThat(get(uri.getPath() + "?" + uri.getQuery()).body()).contains("id=\"" + uri.getFragment() + "\"");
        var tag = answer.headers().firstValue("etag").orElseThrow();
        var again = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/journal/flux.atom"))
                        .header("If-None-Match", tag)
                        .build(),
                BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        AtomFeed.read(get("/en/journal/flux.atom").body());
    }

    @Test
    void the_page_shows_where_the_chain_ends() throws Exception {
        var head = audit.head();
        assertThat(get("/journal").body())
                .contains(java.util.HexFormat.of().formatHex(head.hash()))
                .contains("Dernière inscription\u202f: n° ")
                .contains("voix-audit-v1", "voix-audit-chain-v1", "/api/v1/journal?after=0");
    }

    @Test
    void the_page_of_an_amendement_has_its_own_part_of_the_journal() throws Exception {
        var page = get("/17/amendements/2247/CION_FIN/" + numero).body();
        assertThat(page).contains("Décisions de la modération").contains("Parce que &lt;b&gt;" + numero);
        var untouched = fixture.aScrutin();
        assertThat(get("/17/amendements/2247/CION_FIN/CF" + untouched.substring(untouched.length() - 4))
                        .body())
                .doesNotContain("Décisions de la modération");
    }
}
