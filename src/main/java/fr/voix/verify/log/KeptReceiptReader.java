package fr.voix.verify.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the file that the page gives after a vote, or after a signature. */
public final class KeptReceiptReader {

    private static final int MOST_BYTES = 65_536;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public KeptReceipt read(Path file) throws DifferenceException, UncheckableException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] json = in.readNBytes(MOST_BYTES + 1);
            if (json.length > MOST_BYTES) {
                throw new DifferenceException("this is no receipt: it is longer than " + MOST_BYTES + " bytes");
            }
            return receipt(values(json));
        } catch (NoSuchFileException e) {
            throw new UncheckableException("there is no file " + file);
        } catch (IOException | IllegalArgumentException e) {
            throw new DifferenceException("this is no receipt of Voix");
        }
    }

    /** By where they stand, as a JSON pointer. */
    private static Map<String, String> values(byte[] json) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    values.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
                }
            }
        }
        return values;
    }

    private static KeptReceipt receipt(Map<String, String> values) throws DifferenceException {
        String uid = values.getOrDefault("/scrutin", values.getOrDefault("/petition", ""));
        String leaf = values.getOrDefault("/receipt/leaf", "");
        boolean isOne = "voix-recu".equals(values.get("/format"))
                && "1".equals(values.get("/version"))
                && LogKind.of(uid).isUid(uid)
                && values.getOrDefault("/receipt/index", "").matches("[0-9]{1,9}")
                && leaf.matches("[ -~]{1,300}")
                && values.containsKey("/receipt/secret")
                && values.containsKey("/receipt/nonce");
        if (!isOne) {
            throw new DifferenceException("this is no receipt of Voix");
        }
        KeptReceipt receipt = new KeptReceipt(
                uid,
                Long.parseLong(values.get("/receipt/index")),
                leaf,
                CanonicalBase64.decodeUrl(values.get("/receipt/secret")),
                CanonicalBase64.decodeUrl(values.get("/receipt/nonce")),
                values.containsKey("/proof") ? KeptProof.parse(values.get("/proof")) : null);
        if (!receipt.isWhole()) {
            throw new DifferenceException(
                    "the receipt contradicts itself: its secrets do not make the commitment of its leaf");
        }
        return receipt;
    }
}
