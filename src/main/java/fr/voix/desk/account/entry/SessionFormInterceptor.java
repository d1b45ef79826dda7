package fr.voix.desk.account.entry;

import fr.voix.desk.account.Account;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.SessionForm;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Post;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

/** Heeds no form of the back office that another session, or another site, may have made. */
@Singleton
@InterceptorBean(BackOffice.class)
class SessionFormInterceptor implements MethodInterceptor<Object, Object> {

    @Override
    public Object intercept(MethodInvocationContext<Object, Object> call) {
        return !call.hasAnnotation(Post.class) || isOfSession(call.getParameterValues())
                ? call.proceed()
                : HttpResponse.status(HttpStatus.FORBIDDEN);
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
