package jp.sesshu.platform.run;

import java.time.Duration;
import jp.sesshu.platform.number.MunicipalityCode;

/// Work that a service looks for again and again, municipality by municipality, in a thread of its own. Every process
/// of the LGWAN zone looks: that only one of them does a piece of work is decided in the database, not here.
public interface BackgroundWork {
    /// Names the thread, and the program that is on record where nobody asked for the work.
    String name();

    /// The pause between two looks.
    Duration lookAgain();

    /// Does what there is to do, as {@link #name()} for this municipality. What fails is tried again at the next look.
    void look(MunicipalityCode municipality) throws Exception;
}
