-- On each shard: its part of the nights, as they stand in the exports, and the table that stands for all
-- of them. A person's nights lie on one shard, the tag decides on which. Symptoms and measures are maps,
-- which this ClickHouse has no type for; they are left out.
create table nights_here (
  tag String, course UInt16, started Date, product Nullable(String), form Nullable(String),
  unit Nullable(String),
  recommended_capsules UInt8, mg_per_capsule Float64,
  date Date, logged UInt8, missed UInt8, paused UInt8,
  advised UInt8, ceiling UInt8, phase String, rule String,
  `limit` Nullable(UInt8),
  capsules UInt8, mg Float64, taught String, stool Nullable(UInt8),
  movements Nullable(UInt16), sleep Nullable(UInt8),
  signs Array(String), other_cause Nullable(String), note Nullable(String)
) engine = MergeTree partition by tuple() order by (tag, course, date);

create table nights as nights_here engine = Distributed(study, default, nights_here, cityHash64(tag));
