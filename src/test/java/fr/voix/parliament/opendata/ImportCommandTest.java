package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@MicronautTest(transactional = false)
class ImportCommandTest {

    @TempDir
    Path folder;

    @Inject
    ApplicationContext context;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void prints_one_line_per_kind_and_lists_what_was_refused_apart() throws IOException {
        OpenDataFiles.write(folder, "PO59048.json", OpenDataFiles.text("PO59048.json"));
        OpenDataFiles.write(folder, "PO2.json", "{\"organe\": {\"uid\": \"PO2\", ");
        OpenDataFiles.write(folder, "PM1.json", "{\"mandat\": {\"uid\": \"PM1\"}}");

        assertThat(run(folder.toString())).isZero();
        assertThat(out.toString().lines())
                .containsExactly("organe created=1 updated=0 unchanged=0 refused=1", "mandat ignored=1");
        assertThat(err.toString()).contains("PO2.json: not valid JSON");
    }

    @Test
    void fails_only_when_a_source_cannot_be_read_at_all() {
        assertThat(run(folder.resolve("missing").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot read").contains("no such file or folder");
    }

    @Test
    void asks_for_a_source() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("PATH|URL");
    }

    private int run(String... arguments) {
        return new CommandLine(ImportCommand.class, new MicronautFactory(context))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
