package jp.sesshu.certificate.machine;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;

/// Takes a body byte by byte, and none that is longer than an application can be.
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class SignedBodyReader implements MessageBodyReader<SignedBody> {
    private static final int LONGEST = 20_000;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == SignedBody.class;
    }

    @Override
    public SignedBody readFrom(
            Class<SignedBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "body", "Size");
        }
        return new SignedBody(bytes);
    }
}
