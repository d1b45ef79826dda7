package fr.voix.urn.tally;

import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a request whose only content would be withheld figures: with the two facts that contradict each other. */
@Singleton
public class ContradictedHandler implements ExceptionHandler<ContradictedException, HttpResponse<?>> {

    private static final int RETRY_AFTER = 60;

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, ContradictedException found) {
        return response((HttpRequest<?>) request, found.contradiction());
    }

    public static MutableHttpResponse<Problem> response(HttpRequest<?> request, Contradiction found) {
        return Problem.response(problem(found, Problem.language(request)))
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER))
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    private static String key(String uid) {
        if (uid.equals(Contradiction.REGISTER)) {
            return "urn.problem.contradicted.register";
        }
        return UrnKind.of(uid) == UrnKind.SCRUTIN ? "urn.problem.contradicted" : "urn.problem.contradicted.petition";
    }

    /** The same as a part of a larger answer. */
    public static Problem problem(Contradiction found, Language language) {
        return Problem.of(
                language,
                ProblemType.CONTRADICTED,
                Messages.of(language).t(key(found.uid())),
                found.notedSize() == null ? null : new Problem.Tree(found.notedSize(), found.notedRoot()),
                found.foundSize() == null ? null : new Problem.Tree(found.foundSize(), found.foundRoot()));
    }
}
