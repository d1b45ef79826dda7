package fr.voix.desk.scrutin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.Fixtures;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.desk.account.joint.JointAct;
import fr.voix.desk.account.joint.JointActService;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one person tries alone, and what two do. */
@MicronautTest(transactional = false)
class TwoPeopleTest {

    private static final byte[] CROWDED = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    private static final String JOINT = "/moderation/a-deux";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    AuditService audit;

    @Inject
    SettingAside setAsides;

    @Inject
    JointActService joints;

    @Inject
    OperatorDecision operator;

    @Inject
    UrnRecount recounts;

    @Inject
    Clock clock;

    private String firstEmail;
    private String secondEmail;
    private Browser first;
    private Browser second;
    private Scrutin scrutin;
    private String page;

    @BeforeEach
    void twoModeratorsAndAScrutin() {
        firstEmail = team.a(Role.MODERATOR);
        secondEmail = team.a(Role.MODERATOR);
        first = signedIn(firstEmail);
        second = signedIn(secondEmail);
        scrutin = fixtures.anOpenScrutin();
        page = "/moderation/scrutins/" + scrutin.uid() + "/decisions";
    }

    private Browser signedIn(String email) {
        return Browser.of(server, email);
    }

    @Test
    void an_administrator_who_invites_the_second_person_is_still_one() {
        ballots.castFrom(scrutin, 118, today(), CROWDED);
        SetAside decision = aside();
        owes(secondEmail, firstEmail, "INVITED");
        assertThat(approve(second, decision).body()).contains("Vous ne comptez pas comme seconde personne");
        assertThat(tables.leavesOf(scrutin)).hasSize(119);

        sql.run("update moderator_dependence set at = at - interval '31 days' where moderator_id = ?", id(secondEmail));
        sql.run(
                "update moderator set complete_at = now() - interval '71 hours' where moderator_id = ?",
                id(secondEmail));
        assertThat(approve(second, decision).body()).contains("soixante-douze heures");
        sql.run(
                "update moderator set complete_at = now() - interval '73 hours' where moderator_id = ?",
                id(secondEmail));
        sql.run(
                "update moderator_session set opened_at = opened_at - interval '11 minutes' where moderator_id = ?",
                id(secondEmail));
        assertThat(approve(second, decision).headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).contains("apres=preuve"));
        assertThat(tables.leavesOf(scrutin)).hasSize(119);

        assertThat(approve(signedIn(secondEmail), decision).statusCode()).isEqualTo(303);
        assertThat(tables.leavesOf(scrutin)).hasSize(237);
        assertRecount();
    }

    @Test
    void two_spellings_of_one_mailbox_are_one_person_whoever_invited_them() {
        ballots.castFrom(scrutin, 118, today(), CROWDED);
        SetAside decision = aside();
        int spare = id(secondEmail);
        sql.run("update moderator set mail = ? where moderator_id = ?", firstEmail.replace("@", "+moi@"), spare);
        var answer = approve(second, decision);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("une autre personne doit l’approuver");
        assertThat(tables.leavesOf(scrutin)).hasSize(119);
    }

    @Test
    void whoever_plants_a_factor_in_a_colleague_s_open_session_is_no_second_person_by_it() {
        ballots.castFrom(scrutin, 118, today(), CROWDED);
        SetAside decision = aside();
        sql.run(
                "insert into moderator_passkey (moderator_id, credential_id, credential, sign_count, is_backup_eligible,"
                        + " is_backed_up, name, added_at) values (?, 'planted', '', 0, false, false, 'x', now())",
                id(secondEmail));
        assertThat(approve(second, decision).body()).contains("soixante-douze heures");
        assertThat(tables.leavesOf(scrutin)).hasSize(119);
        sql.run("delete from moderator_passkey where moderator_id = ?", id(secondEmail));
        assertThat(approve(second, decision).statusCode()).isEqualTo(303);
    }

    @Test
    void what_a_suspended_colleague_proposed_is_one_person_s_wish() {
        ballots.castFrom(scrutin, 118, today(), CROWDED);
        SetAside decision = aside();
        sql.run("update moderator set suspended_at = now() where moderator_id = ?", id(firstEmail));
        assertThat(approve(second, decision).body()).contains("ne peut plus en décider");
        assertThat(tables.leavesOf(scrutin)).hasSize(119);
    }

    @Test
    void a_closed_scrutin_is_opened_again_by_two_and_by_nobody_alone() {
        ballots.cast(scrutin, 3);
        assertThat(post(first, "/etat", "act=reopen", "reason=Encore.").body()).contains("déjà ouvert");
        fixtures.close(scrutin);
        assertThat(post(first, "/etat", "act=reopen", "reason=Trop tôt.")
                        .headers()
                        .firstValue("location"))
                .contains(page + "?fait=joint#fait");
        assertThat(tables.leavesOf(scrutin).getLast()).startsWith("z1 ");
        JointAct act = waiting();
        assertThat(post(first, "/etat", "act=reopen", "reason=Encore.").body()).contains("déjà proposé");
        assertThat(first.get(page + "?fait=joint").body())
                .contains("Une seconde personne doit confirmer")
                .contains("Une réouverture est proposée (" + act.name() + ")");

        assertThat(confirm(first, act).body()).contains("une autre personne doit l’approuver");
        assertThat(tables.leavesOf(scrutin).getLast()).startsWith("z1 ");
        assertThatThrownBy(() -> sql.run(
                        "update joint_act set confirmed_at = now(), confirmed_by = proposed_by where joint_act_id = ?",
                        act.number()))
                .rootCause()
                .hasMessageContaining("check");

        assertThat(confirm(second, act).statusCode()).isEqualTo(303);
        assertThat(tables.leavesOf(scrutin).getLast()).startsWith("t1 ");
        assertThat(confirm(second, act).body()).contains("n’attend plus");
        assertThat(acts()).startsWith("scrutin-reopen", "scrutin-reopen-propose");
        assertThat(entries().getFirst().content().actor().moderatorId()).isEqualTo(id(secondEmail));
        assertThat(audit.read(entries().getFirst().content().after())).containsEntry("proposedBy", id(firstEmail));
        assertRecount();
    }

    @Test
    void a_ballot_is_erased_by_two_for_whoever_shows_the_receipt() {
        ballots.cast(scrutin, 2);
        fixtures.close(scrutin);
        String index = column("leaf_index::text");
        assertThat(erase(index, "AAAA").body())
                .contains("Aucun bulletin de ce scrutin ne correspond")
                .doesNotContain("AAAA");
        assertThat(erase(index, column(base64url("secret"))).statusCode()).isEqualTo(303);
        assertThat(tables.leavesOf(scrutin)).hasSize(4);
        JointAct act = waiting();
        assertThat(first.get(JOINT).body() + first.get(page).body()).doesNotContain(column(base64url("secret")));

        assertThat(confirm(second, act).statusCode()).isEqualTo(303);
        assertThat(tables.leavesOf(scrutin).getLast()).isEqualTo("x1 " + index);
        assertThat(acts()).startsWith("ballot-erase", "ballot-erase-propose");
        assertThat(entries())
                .filteredOn(entry -> entry.content().act().startsWith("ballot-erase"))
                .hasSize(2)
                .extracting(entry -> "" + entry.content().after())
                .noneMatch(after -> after.contains("leaf") || after.contains("index"));
        assertThat(sql.number("select count(*) from joint_act where leaf_index is not null and subject = ?", subject()))
                .as("which ballot it was is forgotten")
                .isZero();
        assertThat(first.get(page).body()).contains("Un bulletin effacé");
        assertRecount();
    }

    @Test
    void a_ballot_that_is_gone_meanwhile_is_not_erased_twice() {
        ballots.cast(scrutin, 1);
        erase(column("leaf_index::text"), column(base64url("secret")));
        JointAct act = waiting();
        sql.run("delete from ballot where urn_id = ?", scrutin.urnId());
        assertThat(confirm(second, act).body()).contains("n’est plus possible");
        assertThat(joints.waiting(subject())).hasSize(1);
    }

    @Test
    void a_proposal_is_taken_back_refused_or_over_after_a_week() {
        fixtures.close(scrutin);
        List<String> said = new ArrayList<>();
        for (String how : List.of("taken-back", "refused", "expired")) {
            post(first, "/etat", "act=reopen", "reason=Trop tôt.");
            JointAct act = waiting();
            if (how.equals("expired")) {
                sql.run(
                        "update joint_act set proposed_at = now() - interval '8 days', expires_at = now() - interval"
                                + " '1 day' where joint_act_id = ?",
                        act.number());
                assertThat(confirm(second, act).body()).contains("n’attend plus");
                assertThat(joints.expire()).isPositive();
            } else {
                Browser by = how.equals("refused") ? second : first;
                assertThat(drop(by, act, "").body()).contains("Donnez une raison");
                assertThat(drop(by, act, "Non.").statusCode()).isEqualTo(303);
            }
            said.add(audit.read(entries().getFirst().content().after())
                    .get("state")
                    .toString());
        }
        assertThat(said).containsExactly("taken-back", "refused", "expired");
        assertThat(tables.leavesOf(scrutin).getLast()).startsWith("z1 ");
        assertThat(first.get(page).body())
                .contains("a retiré sa proposition de rouvrir")
                .contains("a refusé de rouvrir")
                .contains("<b>Le service</b> a mis fin à la proposition de rouvrir");
    }

    @Test
    void the_operator_is_the_second_person_of_one_administrator_and_the_account_says_so() {
        ballots.castFrom(scrutin, 118, today(), CROWDED);
        SetAside decision = aside();
        fixtures.close(scrutin);
        post(first, "/etat", "act=reopen", "reason=Trop tôt.");
        JointAct act = waiting();
        assertThat(operator.waiting())
                .anyMatch(line -> line.startsWith(act.name() + " REOPEN " + subject()))
                .anyMatch(line -> line.startsWith(decision.decision() + " SET_ASIDE 118 ballots"));

        team.a(Role.ADMINISTRATOR);
        team.a(Role.ADMINISTRATOR);
        assertThat(operator.confirm(act.name(), "Seul.")).contains("Two administrators");
        assertThat(operator.confirm(decision.decision(), "Seul.")).contains("Two administrators");
        // all but one are somewhere else for the moment
        sql.run("update moderator set suspended_at = now() where role = 'ADMINISTRATOR' and suspended_at is null"
                + " and moderator_id <> (select max(moderator_id) from moderator where role = 'ADMINISTRATOR')");
        assertThat(operator.confirm("x", "Seul.")).contains("Not the name");
        assertThat(operator.confirm(decision.decision(), " ")).contains("A reason");
        assertThat(operator.confirm(act.name(), "Seul.")).isEmpty();
        assertThat(operator.confirm(decision.decision(), "Seul.")).isEmpty();
        assertThat(operator.confirm(decision.decision(), "Encore.")).contains("does not wait");

        assertThat(tables.leavesOf(scrutin)).hasSize(119 + 2 + 118);
        assertThat(entries())
                .filteredOn(entry -> "OPERATOR".equals(entry.content().actor().role()))
                .extracting(entry -> entry.content().act())
                .containsExactly("set-aside-approve", "scrutin-reopen", "scrutin-close");
        assertThat(first.get(page).body()).contains("Approuvée par l’exploitant");
        assertRecount();
    }

    @Test
    void the_operator_carries_out_nothing_for_somebody_who_is_gone() {
        ballots.castFrom(scrutin, 118, today(), CROWDED);
        SetAside decision = aside();
        fixtures.close(scrutin);
        post(first, "/etat", "act=reopen", "reason=Trop tôt.");
        JointAct act = waiting();
        int leaves = tables.leavesOf(scrutin).size();
        sql.run("update moderator set suspended_at = now() where role = 'ADMINISTRATOR' and suspended_at is null");
        sql.run("update moderator set suspended_at = now() where moderator_id = ?", id(firstEmail));

        assertThat(operator.confirm(decision.decision(), "Seul.")).contains("may not decide any more");
        assertThat(operator.confirm(act.name(), "Seul.")).contains("may not decide any more");
        assertThat(tables.leavesOf(scrutin)).hasSize(leaves);

        sql.run("update moderator set suspended_at = null where moderator_id = ?", id(firstEmail));
        assertThat(operator.confirm(decision.decision(), "Seul.")).isEmpty();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    private int id(String email) {
        return team.idOf(email);
    }

    private void owes(String email, String to, String act) {
        sql.run(
                "insert into moderator_dependence (moderator_id, by_moderator_id, act, at) values (?, ?, ?, now())",
                id(email),
                id(to),
                act);
    }

    private SetAside aside() {
        String size = Integer.toString(tables.leavesOf(scrutin).size());
        new AsideForms(first, page).propose("reseau", today(), "07".repeat(16), size, "Un seul réseau.");
        return setAsides.of(scrutin.uid(), 1).getFirst();
    }

    private HttpResponse<String> approve(Browser by, SetAside decision) {
        return new AsideForms(by, page).verdict(decision, "approve", "");
    }

    private HttpResponse<String> confirm(Browser by, JointAct act) {
        return by.submit(JOINT + "/" + act.number(), "verdict=confirm");
    }

    private HttpResponse<String> drop(Browser by, JointAct act, String reason) {
        return by.submit(JOINT + "/" + act.number(), "verdict=drop", "reason=" + reason);
    }

    private HttpResponse<String> erase(String index, String secret) {
        return post(
                first,
                "/effacement",
                "index=" + index,
                "secret=" + secret,
                "nonce=" + column(base64url("nonce")),
                "reason=Demande.");
    }

    private HttpResponse<String> post(Browser by, String form, String... fields) {
        return new AsideForms(by, page).post(form, fields);
    }

    private static String base64url(String column) {
        return "translate(rtrim(encode(" + column + ", 'base64'), '='), E'+/\\n', '-_')";
    }

    private String column(String what) {
        return sql.text(
                "select " + what + " from ballot where urn_id = ? order by leaf_index limit 1", scrutin.urnId());
    }

    private String subject() {
        return "scrutin:" + scrutin.uid();
    }

    private JointAct waiting() {
        return joints.waiting(subject()).getFirst();
    }

    private List<AuditEntry> entries() {
        return audit.of(subject());
    }

    private List<String> acts() {
        return entries().stream().map(entry -> entry.content().act()).toList();
    }

    private void assertRecount() {
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }
}
