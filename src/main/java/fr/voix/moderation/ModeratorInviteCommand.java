package fr.voix.moderation;

import fr.voix.moderation.InviteResult.AlreadyActive;
import fr.voix.moderation.InviteResult.Invited;
import fr.voix.moderation.InviteResult.NotAnAddress;
import io.micronaut.context.annotation.Prototype;
import jakarta.inject.Provider;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a one-time link for a new colleague. */
@Prototype
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Print a one-time link, good for 72 hours, with which a new colleague sets a password.")
final class ModeratorInviteCommand implements Callable<Integer> {

    private final Provider<InvitationService> invitations;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "EMAIL", description = "The address that the colleague signs in with.")
    private String email;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "moderator",
            description = "reader, moderator or administrator; default: ${DEFAULT-VALUE}")
    private String role;

    ModeratorInviteCommand(Provider<InvitationService> invitations) {
        this.invitations = invitations;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        return switch (invitations.get().invite(email, parsedRole())) {
            case Invited invited -> {
                out.println(invited.link());
                err.printf(
                        "One-time link for %s, until %s. Whoever opens it sets the password: send it privately.%n",
                        invited.email(),
                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                                .withLocale(Locale.FRANCE)
                                .withZone(ZoneId.systemDefault())
                                .format(invited.expiresAt()));
                out.flush();
                err.flush();
                yield ExitCode.OK;
            }
            case AlreadyActive active -> refuse(active.email() + " has an account in use already.");
            case NotAnAddress wrong -> refuse("Not an e-mail address: " + wrong.text());
        };
    }

    private Role parsedRole() {
        try {
            return Role.valueOf(role.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--role is reader, moderator or administrator, not " + role);
        }
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println(why);
        spec.commandLine().getErr().flush();
        return ExitCode.SOFTWARE;
    }
}
