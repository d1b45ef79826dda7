package fr.voix.base.page;

import fr.voix.base.http.Correction;
import fr.voix.base.http.ErrorPages;
import fr.voix.base.http.Problem;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;

/** Error pages in the site's own frame; they need no database. */
@Singleton
record ErrorPageProvider(PageFraming site) implements ErrorPages {

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    @Override
    public byte[] html(int status, boolean english, @Nullable String requestId, @Nullable Correction correction) {
        var language = english ? Language.EN : Language.FR;
        var m = Messages.of(language);
        var key = "error." + status;
        if (!m.has(key)) {
            key = "error." + (status >= SERVER_ERROR ? SERVER_ERROR : BAD_REQUEST);
        }
        var note = requestId != null
                ? m.t("error.request", requestId)
                : correction == null ? null : Problem.naming(correction.malformed(), language);
        return site.render(
                "base/page/error",
                new ErrorPage(
                        site.errorFrame(language, m.t(key)),
                        status,
                        m.t(key),
                        m.t(key + ".text"),
                        note,
                        correction == null ? null : correction.path(),
                        correction == null ? List.of() : fields(correction)));
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
