package fr.voix.desk.account;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.database.Transactions;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.load.Entrance;
import fr.voix.base.mail.EmailAddress;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.attempt.SignInCount;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * A link by mail with which the owner of an account gets past a pause that others brought about. It opens nothing: the browser
 * that used it counts its own tries from then on, and password and factor are asked for as ever. At most one is valid for an
 * account, so that an attacker can neither fill a mailbox on purpose nor keep a letter from its owner, who can use the valid
 * one.
 */
@Singleton
public record SignInLinkService(
        ModeratorRepository moderators,
        InvitationRepository links,
        SignInCount counts,
        AccountLetterService letters,
        PublicUrl publicUrl,
        Transactions transactions,
        @Named("sign-in") Entrance entrance,
        @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
        Clock clock) {

    public static final Duration LIFETIME = Duration.ofHours(1);
    public static final String PATH = Account.SIGN_IN + "/lien";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Whether there is a server for mail, without which nothing is to be asked for. */
    public boolean isOffered() {
        return letters.areSent();
    }

    /**
     * Answered before anything is looked up, so that neither words nor time tell whether there is such an account.
     *
     * @return how long nothing is done, after too many wishes from this network; zero when its owner gets a letter, or has one
     */
    public Duration ask(String mail, Caller caller) {
        var attempt = counts.countWish(caller);
        if (!attempt.isPaused()) {
            EmailAddress.parse(mail).ifPresent(address -> blocking.execute(() -> entrance.pass(() -> send(address))));
        }
        return attempt.pause();
    }

    private boolean send(EmailAddress address) {
        return transactions.write(() -> moderators
                .byMail(address.value())
                .flatMap(row -> moderators.lock(row.moderatorId()))
                .filter(ModeratorRow::isInUse)
                .filter(this::mail)
                .isPresent());
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "15m")
    void forgetOld() {
        DatabaseOutage.passOver(() -> links.forgetPassesBefore(clock.instant()));
    }

    private boolean mail(ModeratorRow account) {
        var now = clock.instant();
        var token = SecretToken.random(RANDOM);
        var until = now.plus(LIFETIME);
        if (links.addPass(token.sha256(), account.moderatorId(), until, now) == 0) {
            return false;
        }
        var address = publicUrl.origin() + account.spoken().href(PATH) + "/" + token.text();
        letters.link(account, "LOCKOUT", address, until);
        return true;
    }

    /** Looking does not use it up. */
    public boolean isStanding(String token) {
        return owner(token).isPresent();
    }

    private Optional<Integer> owner(String token) {
        return SecretToken.parse(token).flatMap(known -> links.standingPass(known.sha256(), clock.instant()));
    }

    /** What the browser keeps that used it; empty for a link that is good for nothing. */
    public Optional<String> use(String token) {
        return transactions.write(() -> owner(token)
                .filter(id ->
                        links.usePass(SecretToken.parse(token).orElseThrow().sha256(), clock.instant()) == 1)
                .map(counts::pass));
    }
}
