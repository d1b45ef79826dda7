package fr.voix.base.setting;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the faults of the settings of this deployment. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Read every setting and say what is wrong with which; nothing is started or touched.",
        footer = {"", "Exit code 78 when something is wrong."})
public final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SettingCheck.require();
        spec.commandLine().getOut().println("The settings can be used.");
        return 0;
    }
}
