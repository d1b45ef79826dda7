package fr.voix.desk.account.team;

import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.InviteResult;
import fr.voix.desk.account.InviteResult.Invited;
import fr.voix.desk.account.InviteResult.Mailed;
import io.micronaut.context.annotation.Prototype;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mails a one-time link to a colleague who lost a factor, or prints it: the way back for the only administrator. */
@Prototype
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Mail a one-time link to new factors, good for 24 hours; without a mail server print it.")
final class ModeratorResetCommand implements Callable<Integer> {

    private final Provider<InvitationService> invitations;

    @Parameters(paramLabel = "EMAIL", description = "The address that the colleague signs in with.")
    private String email;

    @Option(
            names = "--print",
            description = "Print the link although there is a mail server; its owner is told by mail.")
    private boolean isPrinted;

    ModeratorResetCommand(Provider<InvitationService> invitations) {
        this.invitations = invitations;
    }

    /** The link alone goes to standard output, so that it can be piped. */
    @Override
    public Integer call() {
        return switch (invitations.get().resetLink(email, isPrinted)) {
            case Invited invited -> {
                System.out.println(invited.link());
                System.err.println("One-time link for " + invited.email() + ", good for 24 hours: whoever opens it"
                        + " takes over the account. Send it privately.");
                yield ExitCode.OK;
            }
            case Mailed mailed -> {
                System.err.println(
                        "Mailed to " + mailed.email() + ", good for 24 hours. With --print it is printed here.");
                yield ExitCode.OK;
            }
            case InviteResult none -> {
                System.err.println("No account in use has the address " + email + ".");
                yield ExitCode.SOFTWARE;
            }
        };
    }
}
