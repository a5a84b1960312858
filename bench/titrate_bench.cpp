// How fast the pieces of titrate are, on the log that TITRATE_LOG names: scripts/bench.
//
// A machine is never as fast as another, nor always as fast as itself, so each piece is judged
// beside a bare parse of the same file by the JSON library, which does nothing with what it reads:
// `times_parse` is how many times the file's nights go through the piece while they are parsed
// once, and may not fall below `floor`.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "formats/csv.hpp"
#include "store/codec/log_codec.hpp"
#include "store/codec/log_reader.hpp"
#include "text/history.hpp"
#include "titrate/engine.hpp"
#include "titrate/history.hpp"

namespace {

using namespace titrate;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

std::string read_file() {
  const char* const path = std::getenv("TITRATE_LOG");
  std::ifstream file(path == nullptr ? "" : path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string& file() {
  static const std::string bytes = read_file();
  return bytes;
}

const Log& whole_log() {
  static const Log log = std::get<store::Decoded>(store::decode(file())).log;
  return log;
}

const Course& course() { return *whole_log().newest(); }

// Takes every event and makes nothing of it.
struct NoEvents final : nlohmann::json_sax<Json> {
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(Json::number_integer_t) override { return true; }
  bool number_unsigned(Json::number_unsigned_t) override { return true; }
  bool number_float(Json::number_float_t, const std::string&) override { return true; }
  bool string(std::string&) override { return true; }
  bool binary(Json::binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(std::string&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    return false;
  }
};

void parse() {
  NoEvents events;
  benchmark::DoNotOptimize(Json::sax_parse(file(), &events));
}

double seconds_for(auto work) {
  const auto begun = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

// Runs a piece and a bare parse in turn, so that both meet the machine in the same mood; the
// fastest of each is compared, which is what is least disturbed.
void beside_parse(benchmark::State& state, double floor, auto work) {
  double least = 1e9;
  double least_parse = 1e9;
  for (auto _ : state) {
    const double seconds = seconds_for(work);
    state.SetIterationTime(seconds);
    least = std::min(least, seconds);
    least_parse = std::min(least_parse, seconds_for(parse));
  }
  state.counters["times_parse"] = least_parse / least;
  state.counters["floor"] = floor;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(file().size()));
}

void count_nights(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(course().nights().size()));
}

void bare_parse(benchmark::State& state) {
  for (auto _ : state) state.SetIterationTime(seconds_for(parse));
  count_bytes(state);
}

void read_log(benchmark::State& state, double floor) {
  beside_parse(state, floor, [] { benchmark::DoNotOptimize(store::decode(file())); });
  count_bytes(state);
}

void read_log_strictly(benchmark::State& state, double floor) {
  beside_parse(state, floor, [] { benchmark::DoNotOptimize(store::read_strictly(file())); });
  count_bytes(state);
}

void write_log(benchmark::State& state, double floor) {
  beside_parse(state, floor, [] { benchmark::DoNotOptimize(store::encode(whole_log())); });
  count_bytes(state);
}

void advice(benchmark::State& state, double floor) {
  const NightDate tonight = course().nights().back().date() + 1;
  beside_parse(state, floor, [&] { benchmark::DoNotOptimize(advise(course(), tonight)); });
  count_nights(state);
}

void history_as_csv(benchmark::State& state, double floor) {
  const NightDate last = course().nights().back().date();
  beside_parse(state, floor, [&] {
    benchmark::DoNotOptimize(formats::history_csv(history_of(course(), 1, {}, last)));
  });
  count_nights(state);
}

void history_as_table(benchmark::State& state, double floor) {
  const NightDate last = course().nights().back().date();
  beside_parse(state, floor, [&] {
    benchmark::DoNotOptimize(text::history_table(history_of(course(), 1, {}, last), {}));
  });
  count_nights(state);
}

}  // namespace

int main(int argc, char** argv) {
  if (file().empty()) {
    std::cerr << "titrate_bench: TITRATE_LOG must name a log; scripts/bench makes one.\n";
    return 2;
  }
  const auto piece = [](const char* name, auto function, auto... floor) {
    benchmark::RegisterBenchmark(name, function, floor...)
        ->UseManualTime()
        ->Unit(benchmark::kMicrosecond);
  };
  piece("bare parse", bare_parse);
  piece("read a log", read_log, 3.0);
  piece("read it strictly", read_log_strictly, 0.45);
  piece("write it", write_log, 6.0);
  piece("advice", advice, 30.0);
  piece("history as CSV", history_as_csv, 1.5);
  piece("history as a table", history_as_table, 0.3);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
