package fr.voix.theme.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import picocli.CommandLine;

/** The command, first on an empty database, then with the sample; and the hand-classified list beside the real texts. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuggestCommandTest {

    @Inject
    ApplicationContext context;

    @Inject
    SampleImport sample;

    @Inject
    ScrutinFixture sql;

    @Test
    @Order(1)
    void says_plainly_that_there_is_nothing_to_suggest() {
        assertThat(run()).isEqualTo("suggest scrutins=0 suggestions=0 silent=0\n");
    }

    @Test
    @Order(2)
    void suggests_for_every_scrutin_once() {
        sample.load();
        assertThat(run()).startsWith("suggest scrutins=185 suggestions=");
        assertThat(run()).isEqualTo("suggest scrutins=0 suggestions=0 silent=0\n");
        assertThat(sql.number("select count(*) from suggested_scrutin")).isEqualTo(185);
        assertThat(sql.number("select count(*) from scrutin_theme")).isZero();
    }

    private String run(String... arguments) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(SuggestCommand.class, new MicronautFactory(context))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        assertThat(code).isZero();
        return out.toString();
    }
}
