package jp.sesshu.benchmarks.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.SuiteClient.Seat;

/// A RECORD file of half a million doses, of people with tickets and no dose, from sending it until its job is done.
final class RecordFile {
    private static final double LIMIT_SECONDS = 60;
    private static final int PEOPLE = 125_000;
    private static final Seat CLERK = Journey.clerk("vrs-lgwan");
    private static final List<String> DAYS = List.of("20210601", "20210701", "20220201", "20220715");
    private static final String HEADER =
            "処理区分,市区町村コード,接種券番号,接種回数,接種状態,接種日,接種会場,医師名,メーカー," + "ワクチン種類,製品名,ロット番号,接種国,登録区分,備考\r\n";
    private static final String MADE_BEFORE =
            "select count(*) from ticket where municipality = '122271' and ticket_number like '77________'";
    private static final List<String> MAKE = List.of("""
            insert into subject (municipality, addressee_number, name, kana, birth_date, sex)
            select '122271', '77' || lpad(n::text, 8, '0'), '浦安　花子', 'うらやす　はなこ', date '1940-01-01' + n % 5000, '2'
              from generate_series(:first, :last) n""", """
            insert into ticket (municipality, ticket_number, addressee_number, issued_on, state)
            select '122271', '77' || lpad(n::text, 8, '0'), '77' || lpad(n::text, 8, '0'), date '2021-04-01', 'VALID'
              from generate_series(:first, :last) n""", "analyze subject, ticket");

    private RecordFile() {}

    static void measure(Bench bench) throws SQLException {
        long first = bench.number("vrs", MADE_BEFORE) + 1;
        make(bench, first);
        String file = file(first);
        double seconds = SentFile.seconds(bench, CLERK, "/record-files", file, PEOPLE * DAYS.size());
        Figures.show("RECORD file of 500,000 doses", seconds, "s", LIMIT_SECONDS);
    }

    private static void make(Bench bench, long first) throws SQLException {
        try (Connection connection = bench.stack().adminConnection("vrs");
                Statement statement = connection.createStatement()) {
            for (String each : MAKE) {
                statement.execute(each.replace(":first", String.valueOf(first))
                        .replace(":last", String.valueOf(first + PEOPLE - 1)));
            }
        }
    }

    private static String file(long first) {
        StringBuilder file = new StringBuilder(HEADER);
        for (long n = first; n < first + PEOPLE; n++) {
            for (int dose = 1; dose <= DAYS.size(); dose++) {
                file.append(String.format(
                        Locale.ROOT,
                        "1,122271,77%08d,%d,1,%s,浦安市総合体育館,検診　一郎,ファイザー,mRNA,コミナティ,FF4204,JPN,2,\r\n",
                        n,
                        dose,
                        DAYS.get(dose - 1)));
            }
        }
        return file.toString();
    }
}
