package fr.voix.desk.scrutin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.joint.JointActService;
import fr.voix.desk.account.joint.JointActService.JointResult;
import fr.voix.desk.account.joint.JointKind;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

@MicronautTest(transactional = false)
@Isolated("reads what the process prints")
class DecideCommandTest {

    @Inject
    ApplicationContext context;

    @Inject
    Fixtures fixtures;

    @Inject
    Team team;

    @Inject
    JointActService joints;

    @Inject
    AuditService audit;

    @Inject
    UrnTables tables;

    @Inject
    ScrutinFixture sql;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... arguments) {
        var before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return new CommandLine(DecideCommand.class, new MicronautFactory(context)).execute(arguments);
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void the_operator_confirms_what_the_only_administrator_proposed() {
        Scrutin scrutin = fixtures.aClosedScrutin();
        sql.run("update moderator set role = 'MODERATOR' where role = 'ADMINISTRATOR'");
        int only = team.idOf(team.a(Role.ADMINISTRATOR));
        Actor actor = Actor.of(only, Role.ADMINISTRATOR.name());
        var subject = "scrutin:" + scrutin.uid();
        var act = ((JointResult.Proposed) joints.propose(JointKind.REOPEN, subject, null, "Par erreur.", actor)).act();

        assertThat(run("list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(act.name() + " REOPEN " + subject + " by moderator " + only + ": Par erreur.");
        assertThat(run("confirm", act.name())).as("without a reason").isEqualTo(2);
        assertThat(run("confirm", "a0", "--reason", "Seul.")).isEqualTo(1);
        assertThat(run("confirm", act.name(), "--reason", " "))
                .as("without a word")
                .isEqualTo(1);
        assertThat(run("confirm", act.name(), "--reason", "Seul.")).isZero();
        assertThat(run("confirm", act.name(), "--reason", "Encore.")).isEqualTo(1);

        assertThat(tables.leavesOf(scrutin).getLast()).startsWith("t1 ");
        var entry = audit.of(subject).getFirst().content();
        assertThat(entry.act()).isEqualTo("scrutin-reopen");
        assertThat(entry.actor()).isEqualTo(Actor.OPERATOR);
        assertThat(audit.read(entry.after())).containsEntry("proposedBy", only);
        assertThat(entry.reason()).isEqualTo("Seul.");
        assertThat(audit.of(subject).get(1).content().reason()).isEqualTo("Par erreur.");
    }
}
