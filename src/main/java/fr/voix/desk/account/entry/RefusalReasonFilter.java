package fr.voix.desk.account.entry;

import fr.voix.base.http.FilterOrder;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.DeskView;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;
import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.RouteAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells refused colleagues why, and who can help; the general error page knows no roles. */
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = Addresses.UNDER_DESK)
@Order(FilterOrder.REFUSAL_REASON)
record RefusalReasonFilter() {

    private static final String OTHER_SESSION = "other-session";

    /** Refuses a form that no page of this session made. */
    static MutableHttpResponse<?> otherSession() {
        MutableHttpResponse<?> refusal = HttpResponse.status(HttpStatus.FORBIDDEN);
        refusal.setAttribute(OTHER_SESSION, true);
        return refusal;
    }

    @ResponseFilter
    MutableHttpResponse<?> say(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() != HttpStatus.FORBIDDEN.getCode()
                || response.getBody().isPresent()
                || !RefusalHandler.wantsPage(request)) {
            return response;
        }
        return AccountBinder.of(request)
                .filter(Account::isComplete)
                .<MutableHttpResponse<?>>map(account -> page(request, response, account))
                .orElse(response);
    }

    private static MutableHttpResponse<?> page(HttpRequest<?> request, HttpResponse<?> response, Account account) {
        var words = Messages.of(Language.ofPath(request.getPath()));
        var frame = account.frame(words, words.t("refusal.title"), Addresses.DESK);
        return DeskView.answer(
                HttpStatus.FORBIDDEN,
                "account/entry/refusal",
                new RefusalPage(frame, why(words, request, response, account)));
    }

    private static String why(Messages words, HttpRequest<?> request, HttpResponse<?> response, Account account) {
        if (response.getAttribute(OTHER_SESSION).isPresent()) {
            return words.t("refusal.session");
        }
        var role = account.moderator().role();
        var named = words.t("role." + role);
        List<String> wanted = RouteAttributes.getRouteMatch(request)
                .map(route ->
                        List.of(route.getRouteInfo().getAnnotationMetadata().stringValues(Secured.class)))
                .orElse(List.of());
        Optional<Role> least =
                wanted.stream().flatMap(name -> Role.named(name).stream()).min(Comparator.naturalOrder());
        if (least.isEmpty()) {
            return words.t("refusal.signedin");
        }
        return role.includes(least.get())
                ? words.t("refusal.act", named)
                : words.t("refusal.role", words.t("role." + least.get()), named);
    }
}
