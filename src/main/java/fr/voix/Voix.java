package fr.voix;

/** The service and its command line, in one jar. */
public final class Voix {

    private Voix() {}

    public static void main(String[] args) {
        int exitCode = VoixCommand.execute(args);
        if (exitCode != VoixCommand.STILL_SERVING) {
            System.exit(exitCode);
        }
    }
}
