package fr.voix.site.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.page.StaticReader;
import fr.voix.site.embed.WidgetFileReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what this build gives to browsers, as a service that runs it publishes it. */
@Command(
        name = "code",
        mixinStandardHelpOptions = true,
        description = "Name each script and style of this build with its hash, for verify --code.")
public final class CodeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(new String(RegisteredCode.manifest(List.of(StaticReader.served(), new WidgetFileReader())), UTF_8));
        out.flush();
        return 0;
    }
}
