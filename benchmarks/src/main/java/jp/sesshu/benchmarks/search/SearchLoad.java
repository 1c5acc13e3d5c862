package jp.sesshu.benchmarks.search;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sesshu.benchmarks.load.Connection;
import jp.sesshu.benchmarks.load.Latencies;
import jp.sesshu.benchmarks.load.Load;

/// Searches of all kinds in turn, each for another person, each answered with 200.
final class SearchLoad {
    private final URI address;
    private final Supplier<String> authorization;
    private final List<Person> people;
    private final Queue<Search> searches = new ConcurrentLinkedQueue<>();

    private record Search(SearchKind kind, long nanos) {}

    SearchLoad(URI address, Supplier<String> authorization, List<Person> people) {
        this.address = address;
        this.authorization = authorization;
        this.people = people;
    }

    /// How long each search of this kind took.
    Latencies latencies(SearchKind kind) {
        return Latencies.of(
                searches.stream().filter(search -> search.kind() == kind).mapToLong(Search::nanos));
    }

    Latencies latencies() {
        return Latencies.of(searches.stream().mapToLong(Search::nanos));
    }

    Load.Worker clerk(int number) throws IOException {
        Connection connection = new Connection(address);
        Random chance = new Random(number);
        SearchKind[] kinds = SearchKind.values();
        return new Load.Worker() {
            private int turn = number;

            @Override
            public boolean once() throws IOException {
                SearchKind kind = kinds[turn++ % kinds.length];
                String body = json(kind.criteria(people.get(chance.nextInt(people.size()))));
                String token = authorization.get();
                long begin = System.nanoTime();
                int status = connection.post("/residents/search", token, body);
                searches.add(new Search(kind, System.nanoTime() - begin));
                if (status != 200) {
                    throw new IllegalStateException("a search was answered with " + status);
                }
                return true;
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /// No name, date or number here needs escaping.
    private static String json(Map<String, String> criteria) {
        return criteria.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
