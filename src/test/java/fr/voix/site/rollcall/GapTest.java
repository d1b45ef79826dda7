package fr.voix.site.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.base.answer.PublicVersion;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.PaintedUrns;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where citizens and deputies differ, and when they voted: shown where it is sure, and not before. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = "voix.urn.publishing", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GapTest {

    private static final String LIST = "/scrutins-publics";

    @Inject
    Visitor visitor;

    @Inject
    SampleImport sample;

    @Inject
    ScrutinFixture fixture;

    @Inject
    UrnPublishing publications;

    @Inject
    PublicVersion publicVersion;

    @Inject
    ScrutinHiding hidings;

    private String amendement;
    private String other;
    private long size;

    @BeforeAll
    void aVoteOfOneHalf() {
        sample.load();
        var decided = fixture.text("""
                        select string_agg(l.amendement_uid, ' ' order by l.amendement_uid)
                        from scrutin_public_amendement l
                        join scrutin s on s.uid = l.amendement_uid
                        where not l.identique""").split(" ");
        amendement = decided[0];
        other = decided[1];
        for (var uid : List.of(amendement, other)) {
            PaintedUrns.add(uid);
        }
        fixture.run("update scrutin_public set pour = 100, contre = 100, abstentions = 0, head_sha256 = null");
    }

    @BeforeEach
    void nobodyVoted() {
        paint(amendement, 0, 0);
        paint(other, 0, 0);
    }

    /** An urn never shrinks, whatever was withdrawn. */
    private void paint(String uid, long pour, long contre) {
        size += 2_000;
        fixture.run("""
                update urn
                set pour_0 = ?, contre_0 = ?, size = ?,
                    frontier = decode(repeat('00', 32 * bit_count(cast(? as bigint)::bit(64))::int), 'hex')
                where uid = ?""", pour, contre, size, size, uid);
        publications.publish();
        publicVersion.bump();
    }

    @ParameterizedTest
    @CsvSource({"499, 0, false", "500, 0, true", "0, 500, true", "271, 229, false", "272, 228, true", "228, 272, true"})
    void a_gap_is_listed_from_500_ballots_on_and_where_its_interval_is_clear_of_zero(
            long pour, long contre, boolean isListed) throws Exception {
        paint(amendement, pour, contre);
        assertThat(page(LIST).select("a[href='/scrutins-publics?tri=ecart']")).hasSize(isListed ? 1 : 0);
        var gaps = page(LIST + "?tri=ecart");
        assertThat(gaps.select(".rows > li")).hasSize(isListed ? 1 : 0);
        assertThat(gaps.text().contains("Aucun écart n’est encore établi")).isEqualTo(!isListed);
        if (isListed) {
            assertThat(gaps.select(".rows > li").text()).contains("Citoyens", "Députés", "points (entre");
            assertThat(gaps.text()).contains("échantillon non représentatif");
        }
    }

    @Test
    void the_widest_comes_first_and_what_is_hidden_is_not_there() throws Exception {
        paint(amendement, 400, 200);
        paint(other, 50, 550);
        assertThat(gaps()).hasSize(2).first().asString().contains("−41,7");
        hidings.hide(other, "Motif.", null);
        publicVersion.bump();
        assertThat(gaps()).hasSize(1).first().asString().contains("+16,7");
        hidings.unhide(other);
    }

    private List<String> gaps() throws Exception {
        return page(LIST + "?tri=ecart").select(".rows > li").eachText();
    }

    @ParameterizedTest
    @CsvSource({"?tri=hasard", "?tri=ecart&after=VTANR5L17V106"})
    void an_order_that_does_not_exist_is_refused(String query) throws Exception {
        assertThat(visitor.get(LIST + query).statusCode()).isEqualTo(400);
    }

    @Test
    void ballots_before_the_official_vote_and_since_stand_apart_by_whole_hours() throws Exception {
        fixture.run("update amendement set sort_at = '2026-11-20 15:20:00+01' where uid = ?", amendement);
        hour("13:00", 6, 2, 8);
        hour("14:00", 9, 3, 12);
        // decided within this hour: what counted at its end is of after
        hour("15:00", 10, 7, 1_000_000);
        paint(amendement, 12, 8);
        var page = page("/scrutins/" + amendement);
        assertThat(rows(page)).contains("Citoyens, avant le vote officiel 12", "Citoyens, depuis le vote officiel 8");
        assertThat(page.select("[aria-labelledby=h-dep] svg[aria-label^='Citoyens, avant le vote officiel'], "
                                + "[aria-labelledby=h-dep] svg[aria-label^='Citoyens, depuis le vote officiel']")
                        .eachAttr("aria-label"))
                .satisfiesExactly(
                        before -> assertThat(before).contains("Pour 75,0", "contre 25,0"),
                        after -> assertThat(after).contains("Pour 37,5", "contre 62,5"));
        assertThat(page.text()).contains("la dernière heure entière avant la décision");
        var number = fixture.text("""
                select max(r.numero)::text from scrutin_public_amendement l
                join scrutin_public r on r.uid = l.scrutin_public_uid where l.amendement_uid = ?""", amendement);
        assertThat(page(LIST + "/" + number).text()).contains("Citoyens, avant le vote officiel");

        // more were withdrawn since than cast: no share can be told
        paint(amendement, 8, 8);
        assertThat(page("/scrutins/" + amendement).text()).doesNotContain("avant le vote officiel");
        fixture.run("delete from tally_history where urn_id = (select urn_id from urn where uid = ?)", amendement);
        paint(amendement, 12, 8);
        assertThat(page("/scrutins/" + amendement).text()).doesNotContain("avant le vote officiel");
    }

    private void hour(String at, long pour, long contre, long ballots) {
        fixture.run("""
                insert into tally_history (urn_id, hour, size, pour, contre, abstention)
                select urn_id, cast('2026-11-20 ' || ? || '+01' as timestamptz), ?, ?, ?, 0 from urn where uid = ?""", at, ballots + 1, pour, contre, amendement);
    }

    private static List<String> rows(Document page) {
        return page.select("[aria-labelledby=h-dep] p.row").eachText().stream()
                .map(text -> text.replaceAll("[\u00a0 ]voix.*", ""))
                .toList();
    }

    private Document page(String address) {
        var answer = visitor.get(address);
        return visitor.page(
                answer.statusCode() == 302
                        ? answer.headers().firstValue("location").orElseThrow()
                        : address);
    }
}
