package fr.voix.base.answer;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.http.ApiPage;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers of the open API: JSON that is kept like a page, with the addresses of a list's other pages (RFC 8288). */
@Singleton
public record ApiAnswers(PublicAnswers answers, JsonMapper json, PublicUrl publicUrl) {

    /** An answer that is valid for a second, or until something public changes. */
    public HttpResponse<byte[]> ofMany(HttpRequest<?> request, String address, Supplier<?> body) {
        return answers.api(request, address, () -> json(body.get()));
    }

    /** As {@link #ofMany}, for one page of a list. */
    public HttpResponse<byte[]> page(HttpRequest<?> request, String address, Supplier<ApiPage> page) {
        return answers.api(request, address, () -> linked(page.get()));
    }

    /** As {@link #page}, for a search, which is refused before everything else. */
    public HttpResponse<byte[]> searched(HttpRequest<?> request, String address, Supplier<ApiPage> page) {
        return answers.listed(request, address, () -> linked(page.get()));
    }

    /**
     * An answer with a validity of its own.
     *
     * @param keep makes the answer; the function it is given writes a body as JSON
     */
    public HttpResponse<byte[]> kept(
            HttpRequest<?> request, String address, Function<Function<Object, Answer>, Kept> keep) {
        return answers.keptOfApi(request, address, () -> keep.apply(this::json));
    }

    /**
     * As {@link #kept}, partly in the language that the caller asks for.
     *
     * @param address with a space and the code of that language behind it, so that it is never served by its path alone
     */
    public HttpResponse<?> spoken(
            HttpRequest<?> request, String address, Function<Function<Object, Answer>, Kept> keep) {
        return kept(request, address, keep).toMutableResponse().header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    private Answer json(Object body) {
        var answer = Answer.json(bytes(body));
        return body instanceof DatedBody dated ? answer.taggedBy(bytes(dated.undated())) : answer;
    }

    /** A body as JSON bytes. */
    public byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("What the API says is plain data", e);
        }
    }

    private Answer linked(ApiPage page) {
        var links = new StringJoiner(", ");
        links.add(link(page.first(), "first"));
        add(links, page.prev(), "prev");
        add(links, page.next(), "next");
        return json(page.body()).with(HttpHeaders.LINK, links.toString());
    }

    private void add(StringJoiner links, @Nullable String address, String relation) {
        if (address != null) {
            links.add(link(address, relation));
        }
    }

    private String link(String address, String relation) {
        return "<" + publicUrl.origin() + address + ">; rel=\"" + relation + "\"";
    }
}
