// The settings of golden files: the lines that make the world a command finds itself in.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "support/world.hpp"

namespace titrate::test {

class GoldenSettings {
 public:
  // The world must outlive this.
  explicit GoldenSettings(World& world);

  // Does what one line says. Throws where it cannot be understood.
  void apply(const std::vector<std::string>& words);

 private:
  using Words = std::vector<std::string>;

  void add_surroundings();
  void add_log();
  void add_files();
  void add_failures();
  const Course& newest() const;
  void replace_newest(Course course);
  void begin_course(const Words& words);
  void add_nights(const Words& words);
  using NoteValue =
      std::function<NightFields(NightFields fields, const std::string& name, const std::string&)>;
  void note_values(const Words& words, const NoteValue& note);
  void change_file(const std::string& name, const std::function<void(std::string&)>& change);

  World& world_;
  std::map<std::string, std::function<void(const Words&)>> known_;
  Log log_;
};

}  // namespace titrate::test
