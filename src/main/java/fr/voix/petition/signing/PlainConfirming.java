package fr.voix.petition.signing;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.OwnSite;
import fr.voix.base.http.SecurityHeaders;
import fr.voix.base.plain.PlainWrite;
import fr.voix.base.plain.PlainWrite.Outcome;
import fr.voix.base.plain.PlainWrites;
import fr.voix.petition.signature.SignatureConfirmation;
import fr.voix.petition.signature.SignatureLinkService;
import fr.voix.petition.signature.SignatureResult;
import fr.voix.petition.signing.ConfirmationController.NonceForm;
import io.micronaut.http.MediaType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has signatures confirmed as the button of our own page asks for it, and leads to the page of those that are counted. */
@Singleton
class PlainConfirming implements PlainWrites {

    private static final Pattern ADDRESS = Pattern.compile("(?:/en)?" + SignatureLinkService.PATH + "([A-Za-z0-9_-]+)");
    private static final Pattern BODY = Pattern.compile("alea=([A-Za-z0-9_-]{0,22})");
    /** As browsers ask for a page. */
    private static final Pattern ACCEPTED = Pattern.compile("\\*/\\*|text/html(?:,[A-Za-z0-9*/+;=.-]+)*");

    private final SignatureConfirmation confirmations;
    private final SignatureLinkService links;
    private final NetworkPrefix networks;
    private final OwnSite site;
    private final HttpHeaders counted = new DefaultHttpHeaders();

    PlainConfirming(
            SignatureConfirmation confirmations,
            SignatureLinkService links,
            NetworkPrefix networks,
            OwnSite site,
            SecurityHeaders securityHeaders) {
        this.confirmations = confirmations;
        this.links = links;
        this.networks = networks;
        this.site = site;
        securityHeaders.everywhere().forEach(counted::set);
        PersonalAnswers.UNKEPT.forEach(counted::set);
    }

    @Override
    public boolean isAddressed(HttpRequest head) {
        return HttpMethod.POST.equals(head.method())
                && ADDRESS.matcher(head.uri()).matches();
    }

    @Override
    public Optional<PlainWrite> read(Channel connection, HttpRequest request, ByteBuf body) {
        HttpHeaders headers = request.headers();
        List<String> accepted = headers.getAll(HttpHeaderNames.ACCEPT);
        Matcher address = ADDRESS.matcher(request.uri());
        Matcher said = BODY.matcher(body.toString(StandardCharsets.US_ASCII));
        if (!address.matches()
                || !said.matches()
                || !PlainWrites.isOneOf(
                        headers.getAll(HttpHeaderNames.CONTENT_TYPE), List.of(MediaType.APPLICATION_FORM_URLENCODED))
                || accepted.size() > 1
                || !accepted.stream().allMatch(field -> ACCEPTED.matcher(field).matches())
                || !site.mayHaveSent(headers.getAll(OwnSite.FETCH_SITE), headers.getAll(HttpHeaderNames.ORIGIN))) {
            return Optional.empty();
        }
        byte[] nonce = new NonceForm(said.group(1)).bytes();
        byte[] network = networks.origin(connection, headers);
        return links.readConfirmation(address.group(1))
                .map(id -> () -> outcome(confirmations.confirm(id, nonce, network), request.uri()));
    }

    /** A token has one spelling, and a language one prefix: the page is where it was asked for. */
    private Outcome outcome(SignatureResult result, String address) {
        return result instanceof SignatureResult.Counted
                ? Outcome.answered(seeOther(address))
                : Outcome.settled(result);
    }

    private FullHttpResponse seeOther(String address) {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.SEE_OTHER,
                Unpooled.EMPTY_BUFFER,
                counted.copy().set(HttpHeaderNames.LOCATION, address),
                EmptyHttpHeaders.INSTANCE);
    }
}
