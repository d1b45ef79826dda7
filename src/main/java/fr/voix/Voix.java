package fr.voix;

import java.util.Locale;

/** The service and its command line, in one jar. */
public final class Voix {

    private Voix() {}

    public static void main(String[] args) {
        // what is written for programs has the digits of ASCII, whatever the machine's language has
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        int exitCode = VoixCommand.execute(args);
        if (exitCode != VoixCommand.STILL_SERVING) {
            System.exit(exitCode);
        }
    }
}
