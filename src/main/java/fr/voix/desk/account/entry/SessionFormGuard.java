package fr.voix.desk.account.entry;

import fr.voix.base.http.RouteGuard;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.annotation.Post;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Refuses forms of the back office that were not made by the same session (CSRF). */
@Singleton
class SessionFormGuard implements RouteGuard {

    @Override
    public Class<BackOffice> mark() {
        return BackOffice.class;
    }

    @Override
    public Object call(AnnotationMetadata route, Object[] sent, Supplier<Object> rest) {
        return !route.hasAnnotation(Post.class) || isOfSession(sent) ? rest.get() : RefusalReasonFilter.otherSession();
    }

    private static boolean isOfSession(Object[] sent) {
        Optional<Account> account = first(sent, Account.class);
        Optional<SessionForm> form = first(sent, SessionForm.class);
        return account.isPresent()
                && form.isPresent()
                && account.get().wrote(form.get().csrf());
    }

    private static <T> Optional<T> first(Object[] sent, Class<T> type) {
        return Arrays.stream(sent).filter(type::isInstance).map(type::cast).findFirst();
    }
}
