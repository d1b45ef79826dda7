package fr.voix.desk.account.entry;

import fr.voix.base.load.Entrance;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.SecretToken;
import fr.voix.desk.account.SessionService;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Authenticates requests of the back office by their session. Public pages have none. */
@Singleton
class SessionAuthenticator implements AuthenticationFetcher<HttpRequest<?>> {

    private final SessionService sessions;
    private final Entrance entrance;
    private final Scheduler blocking;

    SessionAuthenticator(
            SessionService sessions,
            @Named("back-office") Entrance entrance,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.sessions = sessions;
        this.entrance = entrance;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (!isBackOffice(request.getPath())) {
            return Mono.empty();
        }
        // tokens that we did not make are dropped first: waiting here, they would take a colleague's permit
        return Mono.justOrEmpty(EntryCookies.session(request).filter(sessions::isOurs))
                .flatMap(token -> Mono.fromCallable(() -> entrance.pass(() -> authenticate(token)))
                        .subscribeOn(blocking))
                .flatMap(Mono::justOrEmpty);
    }

    private Optional<Authentication> authenticate(SecretToken token) {
        return sessions.find(token)
                .map(account -> Authentication.build(
                        account.moderator().mail(), account.granted(), Map.of(Account.ATTRIBUTE, account)));
    }

    static boolean isBackOffice(String path) {
        var french = Language.ofPath(path).strip(path);
        return french.equals(Addresses.DESK) || french.startsWith(Addresses.DESK + "/");
    }
}
