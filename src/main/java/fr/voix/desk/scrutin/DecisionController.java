package fr.voix.desk.scrutin;

import static java.util.Objects.requireNonNullElse;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.ActResult;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.ReasonForm;
import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What waits for a decision, where ballots press in, and deciding on one Scrutin: closing, now or later; reopening; hiding; erasing
 * on request. On a petition, what is decided on its signatures alone.
 */
@BackOffice
@Secured(Role.MAY_MODERATE)
record DecisionController(
        ScrutinModeration acts,
        DecisionDesk desk,
        DecisionReader reader,
        DecisionListView lists,
        PressureView pressure) {

    private static final String DECISIONS = DeskAreas.DECISIONS;

    static final String ADDRESS = "/moderation/scrutins/{uid}/decisions";
    static final String OF_PETITION = "/moderation/petitions/{uid}/decisions";

    private static final String STATE = ADDRESS + "/etat";
    private static final String SCHEDULE = ADDRESS + "/calendrier";
    private static final String HIDING = ADDRESS + "/masquage";
    private static final String ERASURE = ADDRESS + "/effacement";

    @Get(uris = {ADDRESS, OF_PETITION})
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(
            HttpRequest<?> request,
            Messages words,
            Account account,
            String uid,
            @Nullable @QueryValue String fait,
            @Nullable @QueryValue String rule,
            @Nullable @QueryValue String day,
            @Nullable @QueryValue String mark,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to) {
        if (DecisionDesk.isElsewhere(request, words, uid)) {
            return HttpResponse.status(HttpStatus.NOT_FOUND);
        }
        return desk.show(words, account, uid, fait, SetAsideForm.toTry(rule, day, mark, from, to));
    }

    @Post(STATE)
    HttpResponse<?> state(Messages words, Account account, String uid, @Body ReasonForm form) {
        return desk.act(words, account, uid, "etat", form.typed(), () -> switch (form.act()) {
            case "close" -> acts.close(uid, form.reason(), account.actor());
            case "reopen" -> acts.reopen(uid, form.reason(), account.actor());
            default -> new ActResult.Refused("malformed");
        });
    }

    @Post(SCHEDULE)
    HttpResponse<?> schedule(Messages words, Account account, String uid, @Body ReasonForm form) {
        var instant = LocalMoment.parse(form.at());
        return desk.act(words, account, uid, "calendrier", form.typed(), () -> {
            if (instant.isEmpty() && !form.at().isBlank()) {
                return new ActResult.Refused("moment");
            }
            return acts.schedule(uid, instant.orElse(null), form.reason(), account.actor());
        });
    }

    @Post(HIDING)
    HttpResponse<?> hiding(Messages words, Account account, String uid, @Body ReasonForm form) {
        return desk.act(words, account, uid, "masquage", form.typed(), () -> switch (form.act()) {
            case "hide" -> acts.hide(uid, form.reason(), form.reasonEn(), account.actor());
            case "show" -> acts.show(uid, form.reason(), account.actor());
            default -> new ActResult.Refused("malformed");
        });
    }

    @Post(ERASURE)
    HttpResponse<?> erasure(Messages words, Account account, String uid, @Body ErasureForm form) {
        var reason = requireNonNullElse(form.reason(), "");
        var index = requireNonNullElse(form.index(), "").strip();
        var secret = bytes(form.secret());
        var nonce = bytes(form.nonce());
        // what opens the ballot is not written into a page again
        var typed = Map.of("reason", reason, "index", index);
        return desk.act(words, account, uid, "effacement", typed, () -> {
            if (!index.matches("[0-9]{1,18}") || secret.isEmpty() || nonce.isEmpty()) {
                return new ActResult.Refused("receipt");
            }
            return acts.erase(uid, Long.parseLong(index), secret.get(), nonce.get(), reason, account.actor());
        });
    }

    private static Optional<byte[]> bytes(@Nullable String base64url) {
        try {
            return Optional.of(Base64.getUrlDecoder()
                            .decode(requireNonNullElse(base64url, "").strip()))
                    .filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** What the receipt of a voter says who asks that their ballot be erased. */
    @Serdeable
    record ErasureForm(
            @Nullable String index,
            @Nullable String secret,
            @Nullable String nonce,
            @Nullable String reason,
            @Nullable String csrf)
            implements SessionForm {

        @Override
        public String toString() {
            return "ErasureForm[…]";
        }
    }

    @Get(DECISIONS)
    @Secured(Role.MAY_READ)
    HttpResponse<?> waiting(Messages words, Account account, @Nullable @QueryValue String scrutin) {
        var wanted = scrutin == null || scrutin.isBlank() ? null : scrutin;
        var found = wanted == null ? null : reader.locate(wanted).orElse(null);
        if (found != null) {
            return DeskView.to(words.link(DecisionSubject.address(found)));
        }
        var frame = account.frame(words, words.t("decisions.title"), DECISIONS);
        return DeskView.answer(
                wanted == null ? HttpStatus.OK : HttpStatus.NOT_FOUND,
                "scrutin/decisions",
                lists.page(frame, account, wanted));
    }

    @Get(DeskAreas.PRESSURE)
    @Secured(Role.MAY_READ)
    HttpResponse<?> pressure(Messages words, Account account) {
        return DeskView.ok("scrutin/pression", pressure.page(words, account));
    }
}
