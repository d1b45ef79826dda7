package fr.voix.account;

import fr.voix.account.InviteResult.AlreadyActive;
import fr.voix.account.InviteResult.Invited;
import fr.voix.account.InviteResult.NotActive;
import fr.voix.account.InviteResult.NotAllowed;
import fr.voix.account.InviteResult.NotAnAddress;
import fr.voix.account.InviteResult.OwnAccount;
import io.micronaut.context.annotation.Prototype;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Prints a one-time link for a colleague who lost a factor: the way back for the only administrator. */
@Prototype
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Print a one-time link, good for 24 hours, with which a colleague sets new factors.")
final class ModeratorResetCommand implements Callable<Integer> {

    private final Provider<InvitationService> invitations;

    @Parameters(paramLabel = "EMAIL", description = "The address that the colleague signs in with.")
    private String email;

    ModeratorResetCommand(Provider<InvitationService> invitations) {
        this.invitations = invitations;
    }

    /** The link alone goes to standard output, so that it can be piped. */
    @Override
    public Integer call() {
        return switch (invitations.get().resetLink(email)) {
            case Invited invited -> {
                System.out.println(invited.link());
                System.err.println("One-time link for " + invited.email() + ", good for 24 hours: whoever opens it"
                        + " takes over the account. Send it privately.");
                yield ExitCode.OK;
            }
            case NotActive none -> refuse();
            case AlreadyActive active -> refuse();
            case NotAnAddress wrong -> refuse();
            case OwnAccount own -> refuse();
            case NotAllowed notAllowed -> refuse();
        };
    }

    private int refuse() {
        System.err.println("No account in use has the address " + email + ".");
        return ExitCode.SOFTWARE;
    }
}
