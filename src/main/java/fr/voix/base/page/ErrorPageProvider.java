package fr.voix.base.page;

import fr.voix.base.http.Correction;
import fr.voix.base.http.ErrorPages;
import fr.voix.base.http.Problem;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;

/** Error pages in the layout of the site; they need no database. */
@Singleton
record ErrorPageProvider(PageFraming site) implements ErrorPages {

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    @Override
    public byte[] html(
            int status, @Nullable Language asked, @Nullable String requestId, @Nullable Correction correction) {
        var language = asked == null ? Language.FR : asked;
        var m = Messages.of(language);
        var key = "error." + status;
        if (!m.has(key)) {
            key = "error." + (status >= SERVER_ERROR ? SERVER_ERROR : BAD_REQUEST);
        }
        var fields = correction == null ? List.<ErrorPage.Field>of() : fields(correction);
        var note = requestId != null
                ? m.t("error.request", requestId)
                : correction == null ? null : Problem.naming(correction.malformed(), language);
        return site.render(
                "base/page/error",
                new ErrorPage(
                        site.errorFrame(language, m.t(key)),
                        status,
                        m.t(key),
                        m.t(fields.isEmpty() ? key + ".text" : "error.400.address"),
                        asked == null ? Messages.of(language.other()).t(key) : null,
                        note,
                        correction == null ? null : correction.path(),
                        fields));
    }

    private static List<ErrorPage.Field> fields(Correction correction) {
        return correction.typed().stream()
                .map(typed -> new ErrorPage.Field(
                        typed.name(),
                        typed.value(),
                        correction.malformed().stream()
                                .anyMatch(one -> one.equals(typed.name()) || one.startsWith(typed.name() + " ("))))
                .toList();
    }
}
