package fr.voix.site.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.ShiftedClock;
import fr.voix.Visitor;
import fr.voix.base.answer.PublicVersion;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Facet;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of Parliament stay as long as nothing moves that is on them, and no longer than that of an amendement would. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = "voix.urn.publishing", value = "false")
@Property(name = "test.shifted-clock", value = "true")
@Property(name = CountedStatements.ON, value = "true")
@ResourceLock(CountedStatements.ON)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptPageTest {

    private static final Pattern VOTES = Pattern.compile("(\\d+) voix");

    @Inject
    Visitor visitor;

    @Inject
    SampleImport sample;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    TestBallots ballots;

    @Inject
    PetitionFixture petitions;

    @Inject
    UrnPublishing publications;

    @Inject
    PublicVersion publicVersion;

    @Inject
    ScrutinHiding hidings;

    @Inject
    SummaryService summaries;

    @Inject
    AmendementSearch search;

    @Inject
    ShiftedClock clock;

    private Scrutin scrutin;
    private Scrutin ofGroupe;
    private String rollCall;
    private String depute;
    private String groupe;
    private String dossier;
    private Petition petition;

    @BeforeAll
    void aVoteOnEach() {
        sample.load();
        var latest = fixture.text("""
                select concat_ws(' ', a.uid, r.numero, p.slug, coalesce(t.dossier_uid, t.uid), t.uid)
                from scrutin_public_amendement l
                join scrutin_public r on r.uid = l.scrutin_public_uid
                join amendement a on a.uid = l.amendement_uid
                join scrutin s on s.uid = a.uid
                join texte t on t.uid = a.texte_uid
                join scrutin_public_vote v on v.scrutin_public_uid = r.uid and v.position <> 'NON_VOTANT'
                join acteur p on p.uid = v.acteur_uid
                where not l.identique
                order by r.vote_on desc, r.numero desc, p.uid limit 1""").split(" ");
        scrutin = scrutins.find(latest[0]).orElseThrow();
        rollCall = "/scrutins-publics/" + latest[1];
        depute = "/deputes/" + latest[2];
        dossier = "/dossiers/" + latest[3];
        var newest = fixture.text("""
                select newest.uid || ' ' || g.slug
                from groupe g
                cross join lateral (
                    select a.uid from amendement a
                    where a.groupe_uid = g.uid and a.is_shown
                    order by a.depose_on desc nulls last, a.uid desc limit 1
                ) newest
                join scrutin s on s.uid = newest.uid
                where s.uid <> ?
                order by 1 limit 1""", latest[0]).split(" ");
        ofGroupe = scrutins.find(newest[0]).orElseThrow();
        groupe = "/groupes/" + newest[1];
        petition = petitions
                .aPetition()
                .about(new PetitionSubject(null, latest[4], null))
                .withSignatures(40)
                .make();
        ballots.cast(scrutin, 4);
        ballots.cast(ofGroupe, 4);
        publicVersion.bump();
    }

    @Test
    void nothing_is_asked_of_the_database_while_nothing_moved() throws Exception {
        for (var path : List.of(rollCall, depute, groupe, dossier, "/deputes", "/groupes", "/dossiers")) {
            settle(path);
            var page = get(path);
            long least = Long.MAX_VALUE;
            for (int second = 0; second < 20; second++) {
                clock.advance(Duration.ofSeconds(1));
                long before = CountedStatements.count();
                assertThat(get(path)).isEqualTo(page);
                // what the service does by the clock counts along
                least = Math.min(least, CountedStatements.count() - before);
            }
            assertThat(least).as(path).isZero();
        }
    }

    @Test
    void a_ballot_is_on_every_page_that_shows_its_scrutin_once_it_is_published() throws Exception {
        for (var page : List.of(rollCall, depute, groupe)) {
            settle(page);
            var voted = page.equals(groupe) ? ofGroupe : scrutin;
            var before = votes(page);
            ballots.cast(voted, 3);
            assertThat(votes(page)).as("not published yet: %s", page).isEqualTo(before);
            publications.publish();
            assertThat(votes(page)).as(page).isEqualTo(before + 3);
        }
        settle(dossier);
        assertThat(get(dossier)).contains("40 signatures");
        fixture.run("""
                update urn set signature_0 = signature_0 + 1, size = 1024, frontier = decode(repeat('00', 32), 'hex')
                where urn_id = ?""", petition.urnId());
        assertThat(get(dossier)).contains("40 signatures");
        publications.publish();
        assertThat(get(dossier)).contains("41 signatures");
    }

    /** What a page of a list leaves out, and what only asks the same as the amendement that was voted on. */
    @Test
    void a_page_is_not_made_anew_for_ballots_that_it_does_not_show() throws Exception {
        var uid = fixture.text("select uid from groupe where '/groupes/' || slug = ?", groupe);
        var tabled = search.questions(AmendementCriteria.of(Facet.GROUPE, uid).orElseThrow(), 20)
                .items();
        assertThat(tabled).hasSizeGreaterThan(5);
        var leftOut = scrutins.find(tabled.getLast().uid()).orElseThrow();
        var identical = scrutins.find(fixture.text(
                        "select uid from scrutin where uid not in (?, ?, ?) limit 1",
                        scrutin.uid(),
                        ofGroupe.uid(),
                        leftOut.uid()))
                .orElseThrow();
        fixture.run("""
                insert into scrutin_public_amendement (scrutin_public_uid, amendement_uid, identique)
                select uid, ?, true from scrutin_public where '/scrutins-publics/' || numero = ?""", identical.uid(), rollCall);
        publicVersion.bump();
        for (var page : List.of(groupe, depute)) {
            long least = Long.MAX_VALUE;
            for (int time = 0; time < 3; time++) {
                settle(page);
                ballots.cast(page.equals(groupe) ? leftOut : identical, 3);
                publications.publish();
                clock.advance(Duration.ofSeconds(2));
                long before = CountedStatements.count();
                get(page);
                least = Math.min(least, CountedStatements.count() - before);
            }
            assertThat(least).as(page).isZero();
        }
    }

    /** As long as it is not known what is published of them, a page is good for a second, by whatever clock. */
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT1H"})
    void a_ballot_before_the_first_round_is_not_waited_for_longer_than_a_second(Duration set) throws Exception {
        var groupe = "/groupes/neufs" + set.toHours();
        fixture.run(
                "insert into groupe (uid, slug, libelle, sigle, fingerprint) values (?, ?, 'Neufs', 'NEU', '')",
                "PO78" + set.toHours(),
                groupe.substring("/groupes/".length()));
        var unseen = fixture.aScrutin(4, LocalDate.of(2026, 1, 6));
        fixture.run("update amendement set groupe_uid = ? where uid = ?", "PO78" + set.toHours(), unseen);
        assertThat(votes(groupe)).isEqualTo(4);
        fixture.run(
                "update urn set pour_0 = 7, size = 1, frontier = decode(repeat('00', 32), 'hex') where uid = ?",
                unseen);
        assertThat(votes(groupe)).isEqualTo(4);
        clock.set(set);
        clock.advance(Duration.ofSeconds(1));
        assertThat(votes(groupe)).isEqualTo(7);
        clock.set(set.negated());
    }

    @Test
    void what_is_hidden_or_summed_up_is_so_at_once() throws Exception {
        settle(groupe);
        var summary = "Rendre un train de nuit à chaque préfecture qui en avait un autrefois";
        summaries.write(ofGroupe.uid(), summary, null, fixture.aModerator(), 0);
        summaries.approve(
                ofGroupe.uid(), summaries.standing(ofGroupe.uid()).orElseThrow().id(), fixture.aModerator());
        assertThat(get(groupe)).contains(summary);
        settle(groupe);
        hidings.hide(ofGroupe.uid(), "Motif.", null);
        assertThat(get(groupe)).doesNotContain(summary);
        hidings.unhide(ofGroupe.uid());
        assertThat(get(groupe)).contains(summary);
    }

    /** Known to show what is published, and older than a second. */
    private void settle(String path) throws Exception {
        get(path);
        publications.publish();
        clock.advance(Duration.ofSeconds(2));
        get(path);
        publications.publish();
        clock.advance(Duration.ofSeconds(2));
    }

    /** In the first count of citizens that stands there. */
    private long votes(String path) throws Exception {
        var found = VOTES.matcher(visitor.page(path).text().replace('\u00a0', ' '));
        assertThat(found.find()).as(path).isTrue();
        return Long.parseLong(found.group(1));
    }

    private String get(String path) {
        return visitor.body(path).replace('\u00a0', ' ');
    }
}
